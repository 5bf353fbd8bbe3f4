"""Reads the rows of a request into what a model of tables takes: an array, or a DataFrame when it was fitted on one."""

from __future__ import annotations

from typing import Any

import numpy as np

try:
    import pandas
except ModuleNotFoundError:  # Only what was fitted on a DataFrame needs it, and of that only column transformers.
    pandas = None

from slipway_serving.messages import BadRequest, kind, listed


class RowReader:
    """Knows what one model was fitted on.

    `names`: column names, when it was fitted on a DataFrame. `count`: number of features, None when it does not say
    (text pipelines). `numbers_only`: false for pipelines, whose first step may take text. `frames`: give a DataFrame
    when there are names; boosters take arrays.
    """

    def __init__(self, names: list[str] | None, count: int | None, numbers_only: bool, frames: bool = False):
        self.names, self.count, self.numbers_only, self.frames = names, count, numbers_only, frames
        # A step for texts says of a number that it has no `lower`, one for categories that it can not be sorted.
        self.refusals = (ValueError,) if numbers_only else (ValueError, TypeError, AttributeError)

    def read(self, field: str, value: Any) -> Any:
        """`value` is a list of rows, a list of records, or a dict in pandas' "split" form; `field` is its key."""
        columns, rows, path = None, value, field
        if isinstance(value, dict):
            columns, rows, path = self._split(field, value)
        if not isinstance(rows, list):
            raise BadRequest(f"`{path}` is {kind(rows)}, expected a list of rows")
        if not rows:
            raise BadRequest(f"`{path}` is empty, expected at least one row")
        if isinstance(rows[0], dict):
            columns, rows = self._records(path, rows)
        if self.count is None:
            # A row of one text is that text: such a model takes documents, and a table has rows.
            return [row[0] if isinstance(row, list) and len(row) == 1 else row for row in rows]
        if columns is not None and self.names is not None:
            rows = self._ordered(path, columns, rows)
        self._check(path, rows)
        return self._table(rows)

    def _split(self, field: str, value: dict) -> tuple[list[str], Any, str]:
        missing = {"columns", "data"} - set(value)
        if missing:
            raise BadRequest(f"`{field}` has no {listed(sorted(missing))}, expected `columns`, `index` and `data`")
        columns = value["columns"]
        if not isinstance(columns, list):
            raise BadRequest(f"`{field}.columns` is {kind(columns)}, expected a list of names")
        if isinstance(value["data"], list):
            for number, row in enumerate(value["data"]):
                if isinstance(row, list) and len(row) != len(columns):
                    raise BadRequest(
                        f"`{field}.data[{number}]` has {len(row)} values, but there are {len(columns)} `columns`"
                    )
        return [str(name) for name in columns], value["data"], f"{field}.data"

    def _records(self, path: str, records: list) -> tuple[list[str], list[list]]:
        columns = self.names or [str(name) for name in records[0]]
        rows = []
        for number, record in enumerate(records):
            if not isinstance(record, dict):
                raise BadRequest(f"`{path}[{number}]` is {kind(record)}, expected an object like the first row")
            missing = [name for name in columns if name not in record]
            if missing:
                raise BadRequest(f"`{path}[{number}]` has no column {listed(missing)}")
            rows.append([record[name] for name in columns])
        return columns, rows

    def _ordered(self, path: str, columns: list[str], rows: list) -> list:
        missing = [name for name in self.names if name not in columns]
        if missing:
            raise BadRequest(f"`{path}` has no column {listed(missing)}; the model was fitted on {listed(self.names)}")
        if columns == self.names:
            return rows
        order = [columns.index(name) for name in self.names]
        return [[row[place] for place in order] if isinstance(row, list) else row for row in rows]

    def _check(self, path: str, rows: list) -> None:
        for number, row in enumerate(rows):
            if not isinstance(row, list):
                hint = f"expected a list of {self.count} values"
                raise BadRequest(f"`{path}[{number}]` is {kind(row)}, {hint}; `{path}` is a list of rows")
            if len(row) != self.count:
                raise BadRequest(f"`{path}[{number}]` has {len(row)} values, the model takes {self.count}")
            for place, cell in enumerate(row):
                nested = isinstance(cell, (list, dict))
                if nested or (self.numbers_only and not isinstance(cell, (int, float, type(None)))):
                    wanted = "a number" if self.numbers_only else "a number or a text"
                    raise BadRequest(f"`{path}[{number}][{place}]` is {kind(cell)}, expected {wanted}")

    def _table(self, rows: list[list]) -> Any:
        if self.frames and self.names is not None and pandas is not None:
            return pandas.DataFrame(rows, columns=self.names)
        if self.numbers_only:
            return np.array(rows, dtype=float)
        texts = any(isinstance(cell, str) for row in rows for cell in row)
        return np.array(rows, dtype=object if texts else float)
