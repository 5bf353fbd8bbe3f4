"""One scikit-learn file. Without `method` a classifier answers predict_proba and everything else predict.

As Azure's no-code deployment does, https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-and-where
(document "no-code model deployment"). SLIPWAY_SCORE_METHOD sets another default.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from slipway_serving import sklearn_file
from slipway_serving.table_model import TableModel
from slipway_serving.table_rows import RowReader

METHODS = ("predict", "predict_proba", "predict_log_proba", "decision_function", "transform", "score_samples")


class SklearnModel(TableModel):
    """An estimator, a transformer, or a pipeline of them."""

    def __init__(self, estimator: Any):
        names = getattr(estimator, "feature_names_in_", None)
        names = None if names is None else [str(name) for name in names]
        numbers_only = names is None and not hasattr(estimator, "steps")
        reader = RowReader(names, getattr(estimator, "n_features_in_", None), numbers_only, frames=True)
        methods = [name for name in METHODS if hasattr(estimator, name)]
        preferred = os.environ.get("SLIPWAY_SCORE_METHOD")
        super().__init__(type(estimator).__name__, reader, methods, METHODS, preferred)
        self.estimator = estimator

    def call(self, method: str, rows: Any) -> Any:
        return getattr(self.estimator, method)(rows)


def load(folder: Path, file: str | None) -> SklearnModel:
    """The only model file of the folder, or the one that is named."""
    found = sklearn_file.find(folder, file)
    return SklearnModel(sklearn_file.load(found))
