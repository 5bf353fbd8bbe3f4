"""Carries the cause of a failed start from the worker process to the launcher, as one line.

The server logs the cause amid tracebacks and a listing of the model folder, then gunicorn adds its own last words.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback

EXIT_CODE = 3
"""What the server exits with when the entry script fails (gunicorn's "worker failed to boot")."""

LONGEST = 2000

# gunicorn forks its workers, so both ends of this pipe are known to the launcher and to every worker.
_reader, _writer = os.pipe()


class ScriptProblem(Exception):
    """A start that fails for a reason whose message already says everything."""


def watch(script: str) -> None:
    """Listens to what the server logs while it loads `script`, in this process and in its forks."""
    logging.getLogger("azmlinfsrv").addFilter(lambda record: _listen(record, script))


def told() -> str | None:
    """Called in the launcher after the server has stopped: the first cause any worker told."""
    os.write(_writer, b"\n")
    lines = os.read(_reader, 65536).decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line), None)


def _listen(record: logging.LogRecord, script: str) -> bool:
    """The server logs inside its `except` blocks (server/aml_blueprint.py, setup), so the exception is at hand.

    What run() raises later is logged in the same way and is no boot failure: only import errors, the record about
    init() and the server's plain UserScriptError (a wrong signature of run) count.
    """
    error = sys.exc_info()[1]
    kind = type(error).__name__
    if record.levelno == logging.CRITICAL:
        _tell(record.getMessage().replace("=", ""))
    elif kind == "UserScriptImportException":
        _tell(_describe(error.user_ex, "loading", script))
    elif record.msg == "User's init function failed":
        _tell(_describe(error.user_ex, "init() of", script))
    elif kind == "UserScriptError":
        said, name = str(error), os.path.basename(script)
        _tell(said if name in said else f"{name}: {said}")
    return True


def _tell(cause: str) -> None:
    """One line; a pipe takes up to 4096 bytes at once without mixing the lines of several workers."""
    os.write(_writer, (" ".join(cause.split())[:LONGEST] + "\n").encode("utf-8", "replace"))


def _describe(error: BaseException, step: str, script: str) -> str:
    """`init() of score.py failed at line 12: FileNotFoundError: ...`, with what to do where that is certain."""
    if isinstance(error, ScriptProblem):
        return str(error)
    line = _line(error, script)
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.partition(".")[0]
        said += f". Add the package that brings `{package}` to the requirements of the environment"
    return f"{step} {os.path.basename(script)} failed{f' at line {line}' if line else ''}: {said}"


def _line(error: BaseException, script: str) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == script), None)
