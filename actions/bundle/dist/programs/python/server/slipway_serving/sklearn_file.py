"""Finds the one model file below AZUREML_MODEL_DIR and loads it."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

from slipway_serving.boot_failure import ScriptProblem

SUFFIXES = (".joblib", ".pkl", ".pickle", ".skops")


def find() -> Path:
    """The only file with one of SUFFIXES; `SLIPWAY_MODEL_FILE`, relative to the folder, chooses among several."""
    folder = Path(os.environ.get("AZUREML_MODEL_DIR", "."))
    chosen = os.environ.get("SLIPWAY_MODEL_FILE")
    if chosen:
        if not (folder / chosen).is_file():
            raise ScriptProblem(f"SLIPWAY_MODEL_FILE is {chosen}, which is not a file in {folder}")
        return folder / chosen
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    models = [file for file in files if file.suffix.lower() in SUFFIXES]
    if len(models) == 1:
        return models[0]
    if models:
        names = ", ".join(str(file.relative_to(folder)) for file in models)
        raise ScriptProblem(f"{folder} holds several model files ({names}); name one in SLIPWAY_MODEL_FILE")
    names = ", ".join(str(file.relative_to(folder)) for file in files[:10]) or "nothing"
    raise ScriptProblem(f"no file with the suffix {', '.join(SUFFIXES)} in {folder}, which holds {names}")


def load(file: Path) -> Any:
    """The estimator. Warnings of another scikit-learn version go to the log as one line."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model = _read(file)
    for text in {str(warning.message).split("\n")[0] for warning in caught}:
        print(f"{file.name}: {text}")
    if not hasattr(model, "predict") and not hasattr(model, "transform"):
        raise ScriptProblem(f"{file.name} holds a {type(model).__name__}, which has neither predict() nor transform()")
    return model


def _read(file: Path) -> Any:
    try:
        if file.suffix.lower() == ".skops":
            import skops.io

            return skops.io.load(file, trusted=[])
        import joblib

        return joblib.load(file)
    except ModuleNotFoundError:
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}".rstrip(": ")
        raise ScriptProblem(f"{file.name} can not be loaded as {file.suffix[1:]}: {detail}") from error
