"""Builds a wheel of sources inside of a container that reaches no network: `python build_wheel.py WHAT ARCHIVE`.

WHAT is `static` or `dynamic`: prints, as a JSON list on the last line, what the sources want to be built with; or `wheel`: builds into
`wheel/` beside the archive. What they are built with lies in `tools/`, beside the archive, too: it was chosen and fetched
outside, by its hashes. Nothing is written beside `wheel/` and the folder for temporary files.
"""

from __future__ import annotations

import json
import os
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path


def main(what: str, archive: str) -> None:
    place = Path(archive).resolve().parent
    tools = str(place / "tools")
    sys.path.insert(0, tools)
    # Builds start programs of their own (`cmake`, `ninja`), and Pythons that need the same modules.
    os.environ["PYTHONPATH"] = tools
    os.environ["PATH"] = f"{place / 'tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    from build import ProjectBuilder

    with tempfile.TemporaryDirectory() as folder:
        builder = ProjectBuilder(unpacked(archive, folder))
        if what == "static":
            print(json.dumps(sorted(builder.build_system_requires)))
        elif what == "dynamic":
            # What the sources themselves print comes before it, on lines of its own.
            print(json.dumps(sorted(builder.get_requires_for_build("wheel"))))
        else:
            (place / "wheel").mkdir(exist_ok=True)
            builder.build("wheel", str(place / "wheel"))


def unpacked(archive: str, folder: str) -> str:
    if archive.endswith(".zip"):
        with zipfile.ZipFile(archive) as sources:
            sources.extractall(folder)
    else:
        with tarfile.open(archive) as sources:
            # Pythons before 3.11.4 have no filters.
            sources.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    # An archive of sources holds one folder.
    (root,) = Path(folder).iterdir()
    return str(root)


if __name__ == "__main__":
    main(*sys.argv[1:])
