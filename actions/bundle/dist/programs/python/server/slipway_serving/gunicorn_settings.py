"""gunicorn's settings file for the server, read through GUNICORN_CMD_ARGS. Older gunicorns ignore what they lack."""

from __future__ import annotations

import os
import signal
import threading
import time

# gunicorn 25 and later open ~/.gunicorn/gunicorn.ctl: one file for all servers of a user.
control_socket_disable = True


def post_fork(server, worker) -> None:
    """A worker whose launcher was killed keeps the port for WORKER_TIMEOUT / 2 seconds, unless somebody looks."""
    threading.Thread(target=_end_with, args=(server.pid,), daemon=True).start()


def _end_with(launcher: int) -> None:
    while os.getppid() == launcher:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
