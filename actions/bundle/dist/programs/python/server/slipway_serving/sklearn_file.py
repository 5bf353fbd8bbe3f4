"""Loads a file of scikit-learn: joblib, pickle or skops."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

from slipway_serving import model_file
from slipway_serving.boot_failure import ScriptProblem

SUFFIXES = (".joblib", ".pkl", ".pickle", ".sav", ".skops")
TRUSTED = "SLIPWAY_SKOPS_TRUSTED"


def find(folder: Path, file: str | None) -> Path:
    """The named file, or the only one of the folder."""
    return model_file.find(folder, file, SUFFIXES)


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
            return _read_skops(file)
        import joblib

        return joblib.load(file)
    except (ModuleNotFoundError, ScriptProblem):
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}".rstrip(": ")
        raise ScriptProblem(f"{file.name} can not be loaded as {file.suffix[1:]}: {detail}") from error


def _read_skops(file: Path) -> Any:
    """Only types that skops trusts by itself, and those that the package names one by one; never whatever is there."""
    import skops.io

    allowed = {name.strip() for name in os.environ.get(TRUSTED, "").split(",") if name.strip()}
    untrusted = set(skops.io.get_untrusted_types(file=file))
    refused = sorted(untrusted - allowed)
    if refused:
        names = ", ".join(refused[:10])
        raise ScriptProblem(
            f"{file.name} holds types that skops does not trust: {names}; "
            f"if they are known to you, name them in {TRUSTED}, divided by commas"
        )
    # What is allowed and not in the file is not handed on.
    return skops.io.load(file, trusted=sorted(untrusted & allowed))
