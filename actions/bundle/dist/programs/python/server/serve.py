"""Starts `azureml-inference-server-http` on one entry script: `python serve.py --port 31311`.

The server's own variables hold as they are (AZUREML_MODEL_DIR, AZUREML_ENTRY_SCRIPT, AML_APP_ROOT, WORKER_COUNT,
WORKER_TIMEOUT, SCORING_TIMEOUT_MS, AZUREML_LOG_LEVEL, AML_CORS_ORIGINS ...). This adds what they can not say: the
address to listen on, the alias `azureml.contrib.services`, and one last line that names why a start failed.

Exit codes:
    0    stopped by a signal
    1    the server's own: a wrong setting
    2    wrong arguments
    3    the entry script could not be loaded, or its init() failed
    100  azureml-inference-server-http is not installed here
    101  the port is taken
    102  AZUREML_MODEL_DIR is not a folder
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from slipway_serving import boot_failure, services_alias

NOT_INSTALLED, PORT_TAKEN, NO_MODEL_DIR = 100, 101, 102


def main() -> None:
    # A log that is read through a pipe should not lag behind.
    sys.stdout.reconfigure(line_buffering=True)
    wanted = parse_arguments()
    model_dir = os.environ.get("AZUREML_MODEL_DIR")
    if model_dir and not Path(model_dir).is_dir():
        give_up(NO_MODEL_DIR, f"AZUREML_MODEL_DIR is {model_dir}, which is not a folder")
    if not Path(wanted.entry_script).is_file():
        give_up(boot_failure.EXIT_CODE, f"the entry script {wanted.entry_script} does not exist")
    refuse_taken_port(wanted.host, wanted.port)
    try:
        from azureml_inference_server_http import amlserver
    except ModuleNotFoundError as error:
        give_up(NOT_INSTALLED, f"azureml-inference-server-http can not start with {sys.executable}: {error}")

    services_alias.install()
    settle_surroundings()
    boot_failure.watch(wanted.entry_script)
    # Modules beside the entry script can be imported, as when Python runs it.
    sys.path.append(os.path.dirname(wanted.entry_script))
    # The server has no setting for the address, and its command line beats GUNICORN_CMD_ARGS. Its one constant is
    # what both gunicorn and waitress are given: azureml_inference_server_http/amlserver.py, run().
    amlserver.DEFAULT_HOST = wanted.host
    sys.argv = ["azmlinfsrv", "--entry_script", wanted.entry_script, "--port", str(wanted.port)]
    if wanted.workers:
        sys.argv += ["--worker_count", str(wanted.workers)]
    run(amlserver)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="serve.py", description="Serves one entry script.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=5001, help="port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, help="processes, on Windows threads (default: WORKER_COUNT or 1)")
    parser.add_argument(
        "--entry-script",
        default=os.environ.get("AZUREML_ENTRY_SCRIPT"),
        help="path of the script with init() and run() (default: AZUREML_ENTRY_SCRIPT)",
    )
    wanted = parser.parse_args()
    if not wanted.entry_script:
        parser.error("give --entry-script or set AZUREML_ENTRY_SCRIPT")
    if not 1 <= wanted.port <= 65535:
        parser.error(f"--port {wanted.port} is not between 1 and 65535")
    root = os.environ.get("AML_APP_ROOT", os.getcwd())
    wanted.entry_script = os.path.realpath(os.path.join(root, wanted.entry_script))
    return wanted


def refuse_taken_port(host: str, port: int) -> None:
    """gunicorn would try for five seconds and exit 1 with no line of its own on Windows."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        give_up(PORT_TAKEN, f"can not listen on {host}:{port}: {error.strerror or error}")


def settle_surroundings() -> None:
    """Lets several servers run side by side, and keeps a traceback that means nothing out of the log."""
    import logging

    # App Insights reads model ids from folder names and logs a traceback for every model that is a plain folder.
    if os.environ.get("AML_APP_INSIGHTS_ENABLED") != "true":
        logging.getLogger("azmlinfsrv.trace").addFilter(lambda record: False)
    # The user's own arguments come last, so they win.
    arguments = os.environ.get("GUNICORN_CMD_ARGS", "")
    os.environ["GUNICORN_CMD_ARGS"] = f"--config python:slipway_serving.gunicorn_settings {arguments}".strip()


def run(amlserver) -> None:
    """Serves until a signal. When the entry script failed, its cause becomes the very last line."""
    launcher = os.getpid()
    try:
        amlserver.run()
    except SystemExit as stop:
        # A forked worker that exits comes by here, too.
        failed = stop.code == boot_failure.EXIT_CODE and os.getpid() == launcher
        cause = boot_failure.told() if failed else None
        if cause:
            give_up(boot_failure.EXIT_CODE, cause)
        raise


def give_up(code: int, reason: str) -> NoReturn:
    sys.stdout.flush()
    print(f"slipway: {reason}", file=sys.stderr, flush=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
