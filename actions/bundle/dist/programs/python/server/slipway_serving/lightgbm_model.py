"""One LightGBM text file. What it answers follows from the objective in its header.

Source: https://lightgbm.readthedocs.io/en/stable/Parameters.html#objective
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from slipway_serving import model_file
from slipway_serving.boot_failure import ScriptProblem
from slipway_serving.booster_model import BoosterModel

SUFFIXES = (".txt", ".lgb", ".model", ".lightgbm")
SEVERAL = ("multiclass", "multiclassova")


class LightgbmModel(BoosterModel):
    """Columns without names are called Column_0 by LightGBM, in files and in requests."""

    def __init__(self, booster: Any, objective: str):
        classes = 2 if objective == "binary" else 0
        if objective in SEVERAL:
            classes = booster.num_model_per_iteration()
        title = f"the LightGBM model ({objective or 'without an objective'})"
        super().__init__(title, booster.feature_name(), booster.num_feature(), classes)
        self.booster = booster

    def margins(self, rows: Any) -> Any:
        return self.booster.predict(rows, raw_score=True, num_threads=_threads(rows))

    def values(self, rows: Any) -> Any:
        return self.booster.predict(rows, num_threads=_threads(rows))


def load(folder: Path, file: str | None) -> LightgbmModel:
    """The only model file of the folder, or the one that is named."""
    import lightgbm

    found = model_file.find(folder, file, SUFFIXES)
    try:
        return LightgbmModel(lightgbm.Booster(model_file=str(found)), _objective(found))
    except lightgbm.basic.LightGBMError as error:
        raise ScriptProblem(f"{found.name} can not be loaded by LightGBM {lightgbm.__version__}: {error}") from error


def _threads(rows: Any) -> int:
    """Waking a thread a core takes longer than scoring a few rows; 0 is LightGBM's own choice."""
    return 1 if len(rows) < 1000 else 0


def _objective(file: Path) -> str:
    """`binary` of the header's line `objective=binary sigmoid:1`."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("objective="):
                return line.partition("=")[2].split()[0]
            if line.startswith("Tree="):
                break
    return ""
