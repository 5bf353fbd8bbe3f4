"""The models of a package: which there are, loading them, and finding the one that a request means.

SLIPWAY_MODELS is a JSON file that the package carries: `{"models": [{"name", "version", "framework", "folder",
"file"}]}`. `folder` is relative to that file, `file` to the folder, and may be missing where looking at it tells.
"""

from __future__ import annotations

import importlib
import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from slipway_serving.messages import BadRequest, listed

FRAMEWORKS = {
    "scikit-learn": "sklearn_model",
    "mlflow": "mlflow_model",
    "xgboost": "xgboost_model",
    "lightgbm": "lightgbm_model",
    "tensorflow": "tensorflow_model",
    "pytorch": "torchscript_model",
}


class Served(NamedTuple):
    """`model` has score(), predict(), infer() and sample(), as in table_model.py."""

    name: str
    version: str
    model: Any


def load() -> list[Served]:
    """All models, in the order of the package. Only the frameworks that are needed are imported."""
    path = Path(os.environ["SLIPWAY_MODELS"])
    models = []
    for entry in json.loads(path.read_text("utf-8"))["models"]:
        framework = importlib.import_module(f"slipway_serving.{FRAMEWORKS[entry['framework']]}")
        model = framework.load((path.parent / entry["folder"]).resolve(), entry.get("file"))
        models.append(Served(entry["name"], entry["version"], model))
        print(f"serving {entry['name']}:{entry['version']}, {entry['framework']}")
    return models


def choose(models: list[Served], name: str | None, version: str | None) -> Served:
    """The first model when no name is given, the newest version when no version is. Raises 404 naming what there is."""
    if name is None:
        return models[0]
    named = [served for served in models if served.name == name]
    if not named:
        raise BadRequest(f"no model `{name[:60]}`; this package serves {listed(names(models))}", 404)
    if version is None:
        return max(named, key=lambda served: _natural(served.version))
    found = next((served for served in named if served.version == version), None)
    if found is None:
        versions = listed(served.version for served in named)
        raise BadRequest(f"`{name}` has no version `{version[:60]}`; this package serves {versions}", 404)
    return found


def names(models: list[Served]) -> list[str]:
    """Every name once."""
    return list(dict.fromkeys(served.name for served in models))


def _natural(version: str) -> list[tuple[int, int, str]]:
    """10 comes after 9."""
    parts = re.findall(r"\d+|\D+", version)
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts]
