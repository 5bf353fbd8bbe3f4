"""Carries the cause of a failed start from the worker process to the launcher, as one line."""

from __future__ import annotations

import os
import traceback

EXIT_CODE = 3
"""What the server exits with when the entry script fails (gunicorn's "worker failed to boot")."""

LONGEST = 2000

# gunicorn forks its workers, so both ends of this pipe are known to the launcher and to every worker.
_reader, _writer = os.pipe()


def tell(cause: str) -> None:
    """Called in the worker. One line; a pipe takes up to 4096 bytes at once without mixing the workers' lines."""
    os.write(_writer, (" ".join(cause.split())[:LONGEST] + "\n").encode("utf-8", "replace"))


def told() -> str | None:
    """Called in the launcher after the server has stopped: the first cause any worker told."""
    os.write(_writer, b"\n")
    lines = os.read(_reader, 65536).decode("utf-8", "replace").splitlines()
    return next((line for line in lines if line), None)


def describe(error: BaseException, step: str, script: str) -> str:
    """`init() of score.py failed at line 12: FileNotFoundError: ...`, with what to do where that is certain."""
    name = os.path.basename(script)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _same_file(frame.filename, script)]
    line = error.lineno if isinstance(error, SyntaxError) and error.lineno else frames[-1].lineno if frames else None
    where = f" at line {line}" if line else ""
    said = str(error) if isinstance(error, ScriptProblem) else f"{type(error).__name__}: {error}".rstrip(": ")
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.partition(".")[0]
        said += f". Add the package that brings `{package}` to the requirements of the environment"
    if isinstance(error, ScriptProblem):
        return said
    return f"{step} {name} failed{where}: {said}"


class ScriptProblem(Exception):
    """A start that fails for a reason whose message already says everything."""


def _same_file(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
