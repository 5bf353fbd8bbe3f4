"""Gives the values of a body to the inputs of a model by name: models of tensors take one or several."""

from __future__ import annotations

from typing import Any

from slipway_serving.messages import BadRequest, kind, listed

FIELDS = ("data", "input_data", "inputs", "instances")


def find(body: dict[str, Any], names: list[str]) -> tuple[str, dict[str, Any]]:
    """The field of the body that holds the data, and a value for every input."""
    given = [field for field in FIELDS if field in body]
    if len(given) != 1:
        found = f"found {listed(given)}" if given else f"found {listed(body) or 'an empty object'}"
        raise BadRequest(f"expected exactly one of {listed(FIELDS)}; {found}")
    if body.get("method", "predict") != "predict":
        raise BadRequest("`method` is not `predict`, the only one that a model of tensors has")
    return given[0], by_name(given[0], body[given[0]], names)


def by_name(field: str, value: Any, names: list[str]) -> dict[str, Any]:
    """`value`: an object of whole tensors, a list of objects with one row of each, or the only tensor itself."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for number, row in enumerate(value):
            _check(f"{field}[{number}]", row, names)
        return {name: [row[name] for row in value] for name in names}
    if isinstance(value, dict):
        _check(field, value, names)
        return {name: value[name] for name in names}
    if len(names) == 1:
        return {names[0]: value}
    raise BadRequest(f"`{field}` is {kind(value)}, expected an object with {listed(names)}")


def _check(path: str, value: Any, names: list[str]) -> None:
    if not isinstance(value, dict):
        raise BadRequest(f"`{path}` is {kind(value)}, expected an object with {listed(names)}")
    missing = [name for name in names if name not in value]
    unknown = [name for name in value if name not in names]
    if missing or unknown:
        said = f"has no {listed(missing)}" if missing else f"has {listed(unknown)}"
        raise BadRequest(f"`{path}` {said}; the model takes {listed(names)}")


def only(outputs: dict[str, Any]) -> Any:
    """The bare value of a model with one output; the object of several."""
    return next(iter(outputs.values())) if len(outputs) == 1 else outputs


def rows(outputs: dict[str, Any]) -> Any:
    """As TensorFlow Serving answers `instances`: one value, or one object of all outputs, a row."""
    if len(outputs) == 1:
        return only(outputs)
    return [dict(zip(outputs, row)) for row in zip(*outputs.values())]
