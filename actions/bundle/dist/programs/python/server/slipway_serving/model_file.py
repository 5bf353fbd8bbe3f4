"""Finds the file of a model in its folder, and says what is there when it can not be told."""

from __future__ import annotations

from pathlib import Path

from slipway_serving.boot_failure import ScriptProblem


def find(folder: Path, file: str | None, suffixes: tuple[str, ...]) -> Path:
    """The named file, else the only one below `folder` with one of the suffixes."""
    if file:
        if not (folder / file).is_file():
            raise ScriptProblem(f"{file} is not a file in {folder}")
        return folder / file
    files = sorted(found for found in folder.rglob("*") if found.is_file())
    models = [found for found in files if found.suffix.lower() in suffixes]
    if len(models) == 1:
        return models[0]
    if models:
        names = ", ".join(str(found.relative_to(folder)) for found in models)
        raise ScriptProblem(f"{folder} holds several model files ({names}), and the package names none of them")
    names = ", ".join(str(found.relative_to(folder)) for found in files[:10]) or "nothing"
    raise ScriptProblem(f"no file with the suffix {', '.join(suffixes)} in {folder}, which holds {names}")
