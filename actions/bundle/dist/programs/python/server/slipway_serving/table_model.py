"""What all models of tables share: rows in, one answer a row, by a method that the request may name."""

from __future__ import annotations

from typing import Any

from slipway_serving import swagger
from slipway_serving.messages import BadRequest, kind, listed, plain
from slipway_serving.open_inference import Tensor
from slipway_serving.table_rows import RowReader

FIELDS = ("data", "input_data")


class TableModel:
    """`title`: what the model is, for messages. `methods`: those it has. `known`: those its framework knows at all."""

    def __init__(self, title: str, reader: RowReader, methods: list[str], known: tuple[str, ...], preferred: str | None):
        if preferred and preferred not in methods:
            raise ValueError(f"SLIPWAY_SCORE_METHOD is {preferred}, but {title} has {listed(methods)}")
        self.title, self.reader, self.methods, self.known = title, reader, methods, known
        order = [preferred, "predict_proba", "predict", *methods]
        self.default_method = next(name for name in order if name in methods)

    def call(self, method: str, rows: Any) -> Any:
        """The framework's own answer to rows that `reader` has made. Raises ValueError for values it refuses."""
        raise NotImplementedError

    def score(self, body: dict[str, Any]) -> Any:
        """Azure's dialect: `{"data": [[...]], "method": "predict_proba"}`."""
        method = self._method(body.get("method", self.default_method))
        given = [field for field in FIELDS if field in body]
        if len(given) != 1:
            found = f"both {listed(given)}" if given else f"none of them: {listed(body) or 'an empty object'}"
            raise BadRequest(f"expected `data` (a list of rows) or `input_data`; found {found}")
        return self._answer(method, given[0], body[given[0]])

    def predict(self, instances: Any) -> Any:
        """KServe's v1 dialect: labels, not probabilities, as KServe's own servers answer."""
        return self._answer(self._plain_method(), "instances", instances)

    def infer(self, given: dict[str, Tensor], wanted: list[str]) -> dict[str, Any]:
        """The Open Inference Protocol: one tensor of rows, or one a column; an output is named as its method."""
        rows = next(iter(given.values())).value if len(given) == 1 else _rows(given)
        methods = [self._method(name) for name in wanted] or [self._plain_method()]
        return {method: self._answer(method, "inputs", rows) for method in methods}

    def sample(self) -> tuple[str, Any, Any] | None:
        """A row of zeros, scored by the model itself: the field of the body, its schema and a true answer."""
        if self.reader.count is None or not self.reader.numbers_only:
            return None
        rows = [[0.0] * self.reader.count]
        answer = self._answer(self.default_method, "data", rows)
        return "data", swagger.table(self.reader.count, rows), swagger.like(answer)

    def _answer(self, method: str, field: str, value: Any) -> Any:
        rows = self.reader.read(field, value)
        try:
            return plain(self.call(method, rows))
        except self.reader.refusals as error:
            # The table has the right shape, so what the model refuses are values: NaN, an unknown category.
            reason = str(error).partition("\n")[0]
            raise BadRequest(f"`{field}` was refused by {self.title}: {reason}") from error

    def _method(self, name: Any) -> str:
        if not isinstance(name, str):
            raise BadRequest(f"`method` is {kind(name)}, expected one of {listed(self.methods)}")
        if name not in self.known:
            raise BadRequest(f"`method` is `{name[:60]}`, expected one of {listed(self.methods)}")
        if name not in self.methods:
            have = listed(self.methods)
            raise BadRequest(f"`method` is `{name}`, which {self.title} does not have; it has {have}")
        return name

    def _plain_method(self) -> str:
        return "predict" if "predict" in self.methods else self.default_method


def _rows(given: dict[str, Tensor]) -> list[dict[str, Any]]:
    if len({len(tensor.value) for tensor in given.values()}) > 1:
        raise BadRequest(f"`inputs` has tensors of different lengths: {listed(given)}")
    columns = {name: [_cell(name, cell) for cell in tensor.value] for name, tensor in given.items()}
    return [dict(zip(columns, cells)) for cells in zip(*columns.values())]


def _cell(name: str, cell: Any) -> Any:
    """Columns come as [n] or as [n, 1]."""
    if not isinstance(cell, list):
        return cell
    if len(cell) != 1:
        raise BadRequest(f"input `{name}` has rows of {len(cell)} values, expected one value a row beside other inputs")
    return cell[0]
