"""Runs one scanner over files as its command line would, in one process: `peers.py TOOL < paths > exit codes`.

A line of output for each line of input: the exit code, and the milliseconds that it took. None of the tools loads what
it scans.
"""

import contextlib
import io
import os
import signal
import sys
import tempfile
import time

SECONDS = 30


def picklescan():
    from picklescan.cli import main

    def scan(path: str) -> int:
        sys.argv = ["picklescan", "--path", path]
        return main()

    return scan


def modelscan():
    from modelscan.cli import cli

    return lambda path: cli.main(["--path", path], standalone_mode=False)


def fickling():
    from fickling.cli import main

    folder = tempfile.mkdtemp()
    report = os.path.join(folder, "report.json")
    return lambda path: main(["fickling", "--check-safety", "--json-output", report, path])


TOOLS = {"picklescan": picklescan, "modelscan": modelscan, "fickling": fickling}


def exit_code(tool, path: str) -> int:
    """What the program would end with; 2 for one that breaks on a file or does not come to an end."""

    def stop(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return tool(path) or 0
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except BaseException:
        return 2
    finally:
        signal.alarm(0)


def main() -> None:
    # A tool that can not even be imported must fail the benchmark, and not look careful.
    tool = TOOLS[sys.argv[1]]()
    for line in sys.stdin:
        started = time.perf_counter()
        code = exit_code(tool, line.rstrip("\n"))
        print(code, round(1000 * (time.perf_counter() - started), 2), flush=True)


if __name__ == "__main__":
    main()
