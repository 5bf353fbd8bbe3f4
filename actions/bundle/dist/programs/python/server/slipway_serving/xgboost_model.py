"""One XGBoost file (.ubj, .json). What it answers follows from its objective.

A model that was trained with early stopping answers with its best iteration, as XGBoost's scikit-learn interface does.
Source: https://xgboost.readthedocs.io/en/stable/parameter.html#learning-task-parameters
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from slipway_serving import model_file
from slipway_serving.boot_failure import ScriptProblem
from slipway_serving.booster_model import BoosterModel

SUFFIXES = (".ubj", ".json", ".model", ".xgb", ".bst")
BINARY = ("binary:logistic", "binary:logitraw")
SEVERAL = ("multi:softprob", "multi:softmax")


class XgboostModel(BoosterModel):
    """`objective` decides how margins become probabilities; `binary:hinge` has none and answers its labels."""

    def __init__(self, booster: Any):
        learner = json.loads(booster.save_config())["learner"]
        self.objective = learner["objective"]["name"]
        count = booster.num_features()
        classes = 2 if self.objective in BINARY else 0
        if self.objective in SEVERAL:
            classes = int(learner["learner_model_param"]["num_class"])
        super().__init__(f"the XGBoost model ({self.objective})", booster.feature_names, count, classes)
        self.booster = booster
        best = booster.attr("best_iteration")
        self.rounds = (0, 0) if best is None else (0, int(best) + 1)

    def margins(self, rows: Any) -> Any:
        return self._predict(rows, margin=True)

    def values(self, rows: Any) -> Any:
        if self.objective == "binary:logitraw":
            return 1 / (1 + np.exp(-self.margins(rows)))
        if self.objective == "multi:softmax":
            # It would answer labels only.
            margins = self.margins(rows)
            powers = np.exp(margins - margins.max(axis=1, keepdims=True))
            return powers / powers.sum(axis=1, keepdims=True)
        return self._predict(rows, margin=False)

    def _predict(self, rows: Any, margin: bool) -> Any:
        import xgboost

        names, types = self.booster.feature_names, self.booster.feature_types
        table = xgboost.DMatrix(rows, feature_names=names, feature_types=types, enable_categorical=True)
        return self.booster.predict(table, output_margin=margin, iteration_range=self.rounds)


def load(folder: Path, file: str | None) -> XgboostModel:
    """The only model file of the folder, or the one that is named."""
    import xgboost

    found = model_file.find(folder, file, SUFFIXES)
    try:
        return XgboostModel(xgboost.Booster(model_file=str(found)))
    except xgboost.core.XGBoostError as error:
        reason = str(error).strip().partition("\n")[0]
        raise ScriptProblem(f"{found.name} can not be loaded by XGBoost {xgboost.__version__}: {reason}") from error
