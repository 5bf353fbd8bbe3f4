"""Compares nested lists with the tensors of a signature: names, rank, sizes, and that every element is a number."""

from __future__ import annotations

from typing import Any

from slipway_serving import tensors
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
        given = {name: [item[name] for item in value if name in item] for name in specs}
    elif isinstance(value, list) and len(specs) == 1:
        given = {next(iter(specs)): value}
    else:
        _check_names(field, value, schema)
        given = {name: value[name] for name in specs if name in value}
    for name, tensor in given.items():
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
    # Rows may differ in length ("ragged"): MLflow's own check knows how.
    if -1 not in wanted[1:]:
        tensors.read(path, value, spec.type, wanted)
