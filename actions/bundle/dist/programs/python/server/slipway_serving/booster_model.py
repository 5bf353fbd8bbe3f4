"""What XGBoost and LightGBM share: a booster answers margins or their transformation, by its objective.

A classifier answers probabilities of every class unless the request names a method, like scikit-learn's models.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from slipway_serving.table_model import TableModel
from slipway_serving.table_rows import RowReader

METHODS = ("predict", "predict_proba", "decision_function")


class BoosterModel(TableModel):
    """`classes`: 2 for a binary classifier, more for several classes, 0 for anything else."""

    def __init__(self, title: str, names: list[str] | None, count: int, classes: int):
        methods = ["predict", "predict_proba", "decision_function"] if classes else ["predict"]
        reader = RowReader(names, count, numbers_only=True)
        super().__init__(title, reader, methods, METHODS, os.environ.get("SLIPWAY_SCORE_METHOD"))
        self.classes = classes

    def margins(self, rows: Any) -> Any:
        """Raw scores: [n] for two classes, [n, classes] for several."""
        raise NotImplementedError

    def values(self, rows: Any) -> Any:
        """What the objective makes of the margins: values, or probabilities of the second or of every class."""
        raise NotImplementedError

    def call(self, method: str, rows: Any) -> Any:
        if method == "decision_function":
            return self.margins(rows)
        if not self.classes:
            return self.values(rows)
        probabilities = self.probabilities(rows)
        return probabilities if method == "predict_proba" else probabilities.argmax(axis=1)

    def probabilities(self, rows: Any) -> Any:
        """[n, classes]"""
        values = np.asarray(self.values(rows))
        return values if values.ndim == 2 else np.stack([1 - values, values], axis=1)
