"""The site and its worker as one command: two children of one parent, which end when it ends, however it ends.

The parent holds the writing end of a pipe (the leash). When it dies, even by SIGKILL, the children read the pipe's end and
stop. They stand in process groups of their own, so that Ctrl-C reaches the parent alone, and it ends them in good order.
"""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from core.logs import HidePersonalData

logger = logging.getLogger(__name__)
ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
WATCHED = ENDING | {signal.SIGCHLD, signal.SIGALRM}
PATIENCE_SECONDS = 15  # for what is in hand when the end comes
SHORT_LIFE_SECONDS = 5  # a worker that dies sooner is started again only after as long


class WebServer(BaseApplication):
    """Gunicorn with one process of several threads on a socket that is open already."""

    def __init__(self, listener: socket.socket, *, threads: int, when_up: Callable[[], None]) -> None:
        self.options = {
            "bind": f"fd://{listener.fileno()}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": threads,
            "loglevel": "warning",
            "graceful_timeout": 5,
            "control_socket_disable": True,
            "post_worker_init": self.begin,
        }
        self.when_up = when_up
        self.leash = -1
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()

    def begin(self, worker: Any) -> None:
        """Gunicorn calls this in the process that answers requests; its arbiter is the one to end."""
        end_with(self.leash, lambda: os.kill(os.getppid(), signal.SIGTERM))
        worker.log.error_log.addFilter(HidePersonalData())  # it writes past the site's own handlers
        if worker.age == 1:
            self.when_up()


class Supervisor:
    """Starts the web server and the worker, starts the worker again if it dies, and ends with the web server."""

    def __init__(self, server: WebServer) -> None:
        self.server = server
        self.leash, self.hand = os.pipe()
        self.server.leash = self.leash
        self.server_id = self.worker_id = 0
        self.worker_began = 0.0

    def run(self) -> None:
        """Returns when a signal has asked for the end, or the web server has ended by itself."""
        connections.close_all()
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        self.server_id = self.fork(self.server.run)
        self.start_worker(pause=0)
        while self.server_id and signal.sigwait(WATCHED) not in ENDING:
            self.bury_the_dead()
            if self.server_id and not self.worker_id:
                early = time.monotonic() - self.worker_began < SHORT_LIFE_SECONDS
                logger.warning("the worker has died and is started again")
                self.start_worker(pause=SHORT_LIFE_SECONDS if early else 0)
        self.end()

    def start_worker(self, *, pause: float) -> None:
        def work() -> None:
            end_with(self.leash, lambda: signal.pthread_kill(main_thread, signal.SIGTERM))
            time.sleep(pause)
            call_command("worker")

        main_thread = threading.main_thread().ident or 0
        self.worker_began = time.monotonic() + pause
        self.worker_id = self.fork(work)

    def fork(self, work: Callable[[], None]) -> int:
        """The new child's process id. The child never returns from here."""
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            os.setpgid(0, 0)
            os.close(self.hand)
            for number in ENDING:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
            work()
            status = 0
        except SystemExit as ending:
            status = ending.code if isinstance(ending.code, int) else 1
        except Exception:
            logger.exception("a child process ends by an error")
        finally:
            os._exit(status)

    def bury_the_dead(self) -> None:
        for child in [self.server_id, self.worker_id]:
            if child and os.waitpid(child, os.WNOHANG)[0]:
                self.server_id = 0 if child == self.server_id else self.server_id
                self.worker_id = 0 if child == self.worker_id else self.worker_id

    def end(self) -> None:
        """Ask both to end, wait a while, then insist."""
        self.signal_children(signal.SIGTERM)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE_SECONDS)
        self.bury_the_dead()
        while self.server_id or self.worker_id:
            if signal.sigwait(WATCHED) == signal.SIGALRM:
                self.signal_children(signal.SIGKILL)
            self.bury_the_dead()
        signal.setitimer(signal.ITIMER_REAL, 0)

    def signal_children(self, number: signal.Signals) -> None:
        for child in filter(None, [self.server_id, self.worker_id]):
            os.kill(child, number)


def end_with(leash: int, end: Callable[[], None]) -> None:
    """Call `end`, from a thread of this process, when the other end of the leash is let go."""

    def wait() -> None:
        os.read(leash, 1)
        end()

    threading.Thread(target=wait, daemon=True).start()
