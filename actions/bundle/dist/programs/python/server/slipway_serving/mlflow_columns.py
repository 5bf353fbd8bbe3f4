"""Compares the columns of a request with a signature and tells every difference at once.

MLflow's own cast names a column but no row, truncates 20.6 to 20 for a `long` and takes "false" for true; a request
that would be read like that is refused here.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Callable
from typing import Any

import pandas as pd
from mlflow.types import DataType

from slipway_serving.messages import BadRequest, kind, listed

MOST_SHOWN = 5
WHOLE = {DataType.integer: 31, DataType.long: 63}
REAL = (DataType.float, DataType.double)


def check_plain(field: str, value: Any, schema: Any) -> None:
    """Checks what is not yet a DataFrame: columns as lists, one row, or a list of records; leaves nested values."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        check_records(field, value)
        check(field, pd.DataFrame(value, dtype=object), schema)
    elif isinstance(value, dict):
        frame = _frame(field, value)
        if frame is not None:
            check(field, frame, schema)
    elif schema.has_input_names() and len(schema.inputs) > 1:
        names = listed(schema.input_names())
        raise BadRequest(f"`{field}` is {kind(value)} without column names, but the signature has {names}")


def check_records(field: str, records: list) -> None:
    """Every record must be an object."""
    for row, record in enumerate(records):
        if not isinstance(record, dict):
            raise BadRequest(f"`{field}[{row}]` is {kind(record)}, expected an object")


def _frame(field: str, columns: dict) -> pd.DataFrame | None:
    """Columns as lists of one length, or a single row of plain values; None for anything nested or mixed."""
    values = list(columns.values())
    if all(isinstance(value, list) for value in values):
        if len({len(value) for value in values}) > 1:
            lengths = ", ".join(f"`{name}` {len(value)}" for name, value in columns.items())
            raise BadRequest(f"`{field}` has columns of different lengths: {lengths}")
        return pd.DataFrame({name: pd.Series(value, dtype=object) for name, value in columns.items()})
    if any(isinstance(value, (list, dict)) for value in values):
        return None
    return pd.DataFrame({name: pd.Series([value], dtype=object) for name, value in columns.items()})


def check(field: str, frame: pd.DataFrame, schema: Any) -> None:
    """Raises BadRequest with the missing columns and the first cells of a wrong type; logs unknown columns."""
    if frame.empty:
        raise BadRequest(f"`{field}` is empty, expected at least one row")
    if schema.is_tensor_spec():
        return
    problems = []
    if schema.has_input_names():
        missing = [name for name in schema.required_input_names() if name not in frame.columns]
        if missing:
            problems.append(f"missing column {listed(missing)}; the signature has {listed(schema.input_names())}")
        unknown = [name for name in frame.columns if name not in schema.input_names()]
        if unknown:
            print(f"dropped from `{field}`: column {listed(unknown)}, unknown to the signature")
    elif len(frame.columns) < len(schema.inputs):
        problems.append(f"{len(frame.columns)} columns, the signature has {len(schema.inputs)}")
    problems += _wrong_cells(frame, schema)
    if problems:
        shown = problems[:MOST_SHOWN]
        rest = f"; and {len(problems) - MOST_SHOWN} more" if len(problems) > MOST_SHOWN else ""
        raise BadRequest(f"`{field}`: {'; '.join(shown)}{rest}")


def _wrong_cells(frame: pd.DataFrame, schema: Any) -> list[str]:
    problems = []
    for place, spec in enumerate(schema.inputs):
        name = spec.name if spec.name is not None else place
        if spec.name is None and place >= len(frame.columns) or spec.name is not None and name not in frame.columns:
            continue
        fits = _fits(spec.type)
        if fits is None:
            continue
        column = frame[name] if spec.name is not None else frame.iloc[:, place]
        for row, cell in enumerate(column.tolist()):
            empty = cell is None or isinstance(cell, float) and math.isnan(cell)
            if empty and (not getattr(spec, "required", True) or spec.type in REAL):
                continue
            if empty or not fits(cell):
                said = kind(None if empty else cell)
                problems.append(f"column `{name}` row {row} is {said}, the signature says {spec.type.name}")
                break
    return problems


def _fits(wanted: Any) -> Callable[[Any], bool] | None:
    """What a cell of this type must satisfy; None leaves dates, lists and objects to MLflow's own check."""
    if wanted in WHOLE:
        return lambda cell: _whole(cell, WHOLE[wanted])
    if wanted in REAL:
        return lambda cell: _number(cell) is not None
    if wanted == DataType.boolean:
        return lambda cell: isinstance(cell, bool) or cell in (0, 1)
    if wanted == DataType.string:
        return lambda cell: isinstance(cell, str)
    return _base64 if wanted == DataType.binary else None


def _whole(cell: Any, bits: int) -> bool:
    number = cell if isinstance(cell, int) else _number(cell)
    return number is not None and float(number).is_integer() and -(2**bits) <= number < 2**bits


def _number(cell: Any) -> float | None:
    """A number, or a text that is one: clients that read CSV send those, and MLflow takes them."""
    try:
        return float(cell) if isinstance(cell, (int, float, str)) else None
    except (ValueError, OverflowError):
        return None


def _base64(cell: Any) -> bool:
    try:
        return isinstance(cell, str) and base64.b64decode(cell, validate=False) is not None
    except (binascii.Error, ValueError):
        return False
