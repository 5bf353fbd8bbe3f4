"""Finds the one MLflow model below a folder and loads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from slipway_serving.boot_failure import ScriptProblem


def find(folder: Path, file: str | None) -> Path:
    """The only folder with a file `MLmodel`, or that of the `MLmodel` that is named."""
    if file:
        if not (folder / file).is_file():
            raise ScriptProblem(f"{file} is not a file in {folder}")
        return (folder / file).parent
    if (folder / "MLmodel").is_file():
        return folder
    found = sorted(file.parent for file in folder.rglob("MLmodel") if file.parent.name != "metadata")
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(path.relative_to(folder)) for path in found)
        raise ScriptProblem(f"{folder} holds several MLflow models ({names}), and the package names none of them")
    names = ", ".join(sorted(path.name for path in folder.iterdir())[:10]) or "nothing"
    raise ScriptProblem(f"no file MLmodel in {folder}, which holds {names}")


def load(folder: Path) -> Any:
    """The pyfunc model."""
    import mlflow.pyfunc
    import yaml

    try:
        return mlflow.pyfunc.load_model(str(folder))
    except ModuleNotFoundError:
        raise
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ScriptProblem(f"{folder / 'MLmodel'} is not YAML{where}: {getattr(error, 'problem', error)}") from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}".rstrip(": ")
        raise ScriptProblem(f"the MLflow model in {folder} can not be loaded: {detail}") from error
