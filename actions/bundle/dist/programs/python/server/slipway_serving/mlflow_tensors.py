"""Compares nested lists with the tensors of a signature: names, rank, sizes, and that every element is a number."""

from __future__ import annotations

from typing import Any

import numpy as np

from slipway_serving.messages import BadRequest, kind, listed


def check(field: str, value: Any, schema: Any, by_row: bool) -> None:
    """`by_row`: a list of objects with one row of every tensor each (`instances`); else whole tensors."""
    specs = {spec.name: spec for spec in schema.inputs}
    if not schema.has_input_names():
        if isinstance(value, dict):
            raise BadRequest(f"`{field}` is an object, but the signature has one tensor without a name")
        _check_one(field, value, schema.inputs[0])
        return
    if by_row and isinstance(value, list) and value and isinstance(value[0], dict):
        for number, item in enumerate(value):
            _check_names(f"{field}[{number}]", item, schema)
        tensors = {name: [item[name] for item in value if name in item] for name in specs}
    elif isinstance(value, list) and len(specs) == 1:
        tensors = {next(iter(specs)): value}
    else:
        _check_names(field, value, schema)
        tensors = {name: value[name] for name in specs if name in value}
    for name, tensor in tensors.items():
        if tensor:
            _check_one(f"{field}.{name}", tensor, specs[name])


def _check_names(path: str, value: Any, schema: Any) -> None:
    if not isinstance(value, dict):
        raise BadRequest(f"`{path}` is {kind(value)}, expected an object with {listed(schema.input_names())}")
    missing = [name for name in schema.required_input_names() if name not in value]
    if missing:
        raise BadRequest(f"`{path}` has no {listed(missing)}; the signature has {listed(schema.input_names())}")


def _check_one(path: str, value: Any, spec: Any) -> None:
    wanted = [int(size) for size in spec.shape]
    if -1 in wanted[1:]:
        return  # Rows may differ in length ("ragged"): MLflow's own check knows how.
    try:
        found = list(np.array(value, dtype=spec.type).shape)
    except (ValueError, TypeError, OverflowError):
        _locate(path, value, spec.type)
        raise BadRequest(f"`{path}` can not be read as {spec.type} of the shape {wanted}") from None
    if spec.type.kind in "iu":
        _locate(path, value, spec.type)
    if len(found) != len(wanted):
        raise BadRequest(f"`{path}` has rank {len(found)} (shape {found}), the signature says {wanted}")
    if any(size not in (-1, real) for size, real in zip(wanted, found)):
        raise BadRequest(f"`{path}` has the shape {found}, the signature says {wanted}")


def _locate(path: str, value: Any, dtype: np.dtype) -> list[int]:
    """The shape of `value`; raises BadRequest at the first element or row that does not fit the ones before it."""
    if not isinstance(value, list):
        _element(path, value, dtype)
        return []
    first: list[int] = []
    for number, item in enumerate(value):
        shape = _locate(f"{path}[{number}]", item, dtype)
        if number == 0:
            first = shape
        elif shape != first:
            raise BadRequest(f"`{path}[{number}]` has the shape {shape}, `{path}[0]` has {first}")
    return [len(value), *first]


def _element(path: str, value: Any, dtype: np.dtype) -> None:
    try:
        number = np.array(value, dtype=dtype)
    except (ValueError, TypeError, OverflowError):
        raise BadRequest(f"`{path}` is {kind(value)}, expected {dtype}") from None
    # numpy would cut 20.6 to 20.
    if dtype.kind in "iu" and isinstance(value, float) and number != value:
        raise BadRequest(f"`{path}` is {kind(value)}, expected {dtype}")
