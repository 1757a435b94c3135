"""Many at one event from many processes, killed over and over: no seat is sold twice, none lost, and each move has its mail."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.faults import points, replay
from tests.faults.plans import IN_PERSON, ONLINE, Plan
from tests.services.databases import PostgreSQLDatabases, SQLiteDatabases, prepare
from tests.services.mailbox import Mailbox
from tests.services.processes import ending_with_us
from tests.services.site import environment_for

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DATABASE_URL", "")
KINDS = ["sqlite", "postgresql"] if SERVER.startswith("postgres") else ["sqlite"]
WORKERS = 3
PATIENCE = 600.0  # seconds, for the last mail


@pytest.fixture(scope="module", params=KINDS)
def database(request: Any, tmp_path_factory: Any) -> Iterator[str]:
    """A site on a database of its own; its address."""
    folder, name = tmp_path_factory.mktemp("faults"), f"sign_up_faults_{os.getpid()}"
    databases = PostgreSQLDatabases(SERVER) if request.param == "postgresql" else SQLiteDatabases(folder)
    address = databases.create(name)
    prepare(address, folder, "migrate -v0", "ensure_site")
    yield address
    databases.drop(name)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server that is down until it is started."""
    mailbox = Mailbox()
    yield mailbox
    mailbox.controller.stop(no_assert=True)


@pytest.fixture
def environment(database: str, mailbox: Mailbox, tmp_path: Path) -> dict[str, str]:
    settings = {
        "EMAIL_URL": mailbox.address,
        "LOG_LEVEL": "INFO",
        "WORKER_LEASE_SECONDS": "10",
        "WORKER_BACKOFF_SECONDS": "1",
        points.NOTES: str(tmp_path / "deaths.jsonl"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }
    return environment_for(database, tmp_path, **settings)


@contextmanager
def workers(environment: dict[str, str], *, deaths: int) -> Iterator[Path]:
    """Workers at work; their log."""
    log = Path(environment["VAR_FOLDER"]) / "workers.log"
    command = [sys.executable, "-m", "tests.faults.carriers", str(WORKERS), str(deaths)]
    with log.open("wb") as written:
        running = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            preexec_fn=ending_with_us(signal.SIGTERM),
        )
    try:
        yield log
        assert running.poll() is None, log.read_text(encoding="utf-8")[-3000:]
    finally:
        running.terminate()
        assert running.wait(60) == 0, log.read_text(encoding="utf-8")[-3000:]


def told_by(environment: dict[str, str], module: str, *arguments: str) -> dict[str, Any]:
    """What this program of the tests prints when it is done."""
    command = [sys.executable, "-m", f"tests.faults.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    sys.stderr.write(done.stderr)  # pytest shows it where the test has failed
    assert done.returncode == 0
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def plan_for(environment: dict[str, str], full: bool, *, lively: bool) -> Plan:
    is_sqlite = environment["DATABASE_URL"].startswith("sqlite")
    if full:
        attempts, processes, deaths = (500, 8, 40) if is_sqlite else (2_000, 32, 40)
    else:
        attempts, processes, deaths = (80, 4, 8) if is_sqlite else (200, 8, 8)
    return Plan(attempts=attempts, processes=processes, deaths=deaths if lively else 0, lively=lively)


def seats_of(plan: Plan) -> dict[str, int]:
    return {IN_PERSON: plan.seats_in_person, ONLINE: plan.seats_online}


def moves_in(found: dict[str, Any]) -> list[replay.Move]:
    return [replay.Move(*move) for move in found["moves"]]


def deliveries(mailbox: Mailbox) -> Counter[str]:
    """How often each Message-ID has arrived."""
    return Counter(str(mail["Message-ID"]) for _recipient, mail in mailbox.mails)


def each_move_has_one_mail(found: dict[str, Any], seats: dict[str, int]) -> None:
    expected = replay.replay(moves_in(found), seats)
    assert Counter((mail["sign_up"], mail["kind"]) for mail in found["mails"]) == expected


def no_mail_is_lost_and_none_doubled_without_a_death(
    found: dict[str, Any], mailbox: Mailbox, deaths: list[dict[str, str]]
) -> None:
    """Nobody is told any more of a place that she had given up before the mail was sent: only that may stay unsent."""
    arrived = deliveries(mailbox)
    again = Counter(death["mail"] for death in deaths if death["point"] == points.AFTER_250)
    cancelled = {row["pk"] for row in found["sign_ups"] if row["state"] == replay.CANCELLED}
    for mail in found["mails"]:
        assert mail["is_done"], mail
        assert mail["is_accepted"] or (mail["sign_up"] in cancelled and mail["kind"] != "cancelled"), mail
        assert arrived.pop(mail["message_id"], 0) == mail["is_accepted"] + again[mail["message_id"]], mail
    assert not arrived, "mails that no entry of the outbox knows"
    assert found["still_waiting"] == 0


def figures(environment: dict[str, str], plan: Plan, went: dict[str, Any], found: dict[str, Any]) -> str:
    steps, waits = went["steps"], sorted(went["waits"])
    kills = Counter(death["point"] for death in points.deaths(Path(environment[points.NOTES])))
    median, late, longest = (waits[int(len(waits) * share)] for share in (0.5, 0.99, 1 - 1e-9))
    lines = (
        f"\nsign-ups, {environment['DATABASE_URL'].partition(':')[0]}: {steps['sign_up']} attempts, {steps['cancel']} "
        f"cancellations and {steps['change']} changes ({went['refused']} refused) from {plan.processes} processes "
        f"in {went['seconds']:.1f} s",
        f"  wait: p50 {median * 1000:.0f} ms, p99 {late * 1000:.0f} ms, longest {longest * 1000:.0f} ms; "
        f"'try again' {went['again']} times",
        f"  {kills.total()} kills: " + (", ".join(f"{count} {point}" for point, count in kills.items()) or "none"),
        f"  at most {went['most'][IN_PERSON]} seated in the room and {went['most'][ONLINE]} online, in {went['looks']} looks; "
        f"{len(found['mails'])} mails",
    )
    return "\n".join(lines)


@pytest.mark.slow
def test_whoever_is_killed_no_seat_is_sold_twice_and_each_move_has_its_mail(
    environment: dict[str, str], mailbox: Mailbox, full: bool, capsys: Any
) -> None:
    plan, of_workers = plan_for(environment, full, lively=True), 18 if full else 6
    mailbox.controller.start()
    with workers(environment, deaths=of_workers):
        went = told_by(environment, "residents", json.dumps(asdict(plan)))
        found = told_by(environment, "witness", str(went["event"]), str(PATIENCE))
    deaths = points.deaths(Path(environment[points.NOTES]))
    with capsys.disabled():
        print(figures(environment, plan, went, found), flush=True)
    assert len(deaths) == plan.deaths + of_workers
    assert {death["point"] for death in deaths} == {*points.OF_RESIDENTS, *points.OF_WORKERS}
    assert went["failed"] == 0
    assert went["looks"] > 0
    assert all(went["most"][mode] <= seats for mode, seats in seats_of(plan).items())
    each_move_has_one_mail(found, seats_of(plan))
    no_mail_is_lost_and_none_doubled_without_a_death(found, mailbox, deaths)


@pytest.mark.slow
def test_while_the_mail_server_is_down_sign_ups_go_on_and_all_mails_go_out_once_it_is_back(
    environment: dict[str, str], mailbox: Mailbox, full: bool, capsys: Any
) -> None:
    plan = plan_for(environment, full, lively=False)
    with workers(environment, deaths=0) as log:
        went = told_by(environment, "residents", json.dumps(asdict(plan)))
        assert "not now (mail server" in log.read_text(encoding="utf-8")
        mailbox.controller.start()
        found = told_by(environment, "witness", str(went["event"]), str(PATIENCE))
    with capsys.disabled():
        print(figures(environment, plan, went, found), flush=True)
    assert went["failed"] == 0
    assert sum(row["people"] for row in found["sign_ups"] if row["state"] == replay.SEATED) == plan.seats_in_person
    assert [row["number"] for row in found["sign_ups"]] == list(range(1, plan.attempts + 1))
    each_move_has_one_mail(found, seats_of(plan))
    no_mail_is_lost_and_none_doubled_without_a_death(found, mailbox, [])
    assert {recipient for recipient, _mail in mailbox.mails} == {row["email"] for row in found["sign_ups"]}
