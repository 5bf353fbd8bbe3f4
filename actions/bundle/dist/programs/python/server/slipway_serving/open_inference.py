"""Tensors of the Open Inference Protocol v2 in JSON: flat or nested data in, flat data out.

Source: https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
"""

from __future__ import annotations

import json
from math import prod
from typing import Any, NamedTuple

from slipway_serving.messages import BadRequest, kind

NUMBERS = ("FP16", "FP32", "FP64", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64")
DATATYPES = (*NUMBERS, "BOOL", "BYTES")


class Tensor(NamedTuple):
    """`value`: nested lists in the shape that was said."""

    datatype: str
    value: Any


def read_inputs(body: dict[str, Any]) -> dict[str, Tensor]:
    """Every input by its name."""
    inputs = body.get("inputs")
    if not isinstance(inputs, list) or not inputs:
        raise BadRequest(f"`inputs` is {kind(inputs)}, expected a list of tensors")
    return dict(_read(f"inputs[{number}]", item) for number, item in enumerate(inputs))


def read_outputs(body: dict[str, Any]) -> list[str]:
    """The names of the wanted outputs; none: all."""
    outputs = body.get("outputs") or []
    if not isinstance(outputs, list) or not all(isinstance(item, dict) and "name" in item for item in outputs):
        raise BadRequest(f"`outputs` is {kind(outputs)}, expected a list of objects with `name`")
    return [str(item["name"]) for item in outputs]


def write(name: str, value: Any) -> dict[str, Any]:
    """One output; what has no regular shape is written as JSON texts."""
    shape, flat = _shape(value), _flat(value)
    if prod(shape) != len(flat):
        rows = value if isinstance(value, list) else [value]
        shape, flat = [len(rows)], [json.dumps(row) for row in rows]
    return {"name": name, "shape": shape or [1], "datatype": _datatype(flat), "data": flat}


def _read(path: str, item: Any) -> tuple[str, Tensor]:
    if not isinstance(item, dict) or not {"name", "shape", "datatype", "data"} <= set(item):
        raise BadRequest(f"`{path}` is {kind(item)}, expected an object with `name`, `shape`, `datatype` and `data`")
    shape, datatype = item["shape"], item["datatype"]
    if datatype not in DATATYPES:
        raise BadRequest(f"`{path}.datatype` is {kind(datatype)}, expected one of {', '.join(DATATYPES)}")
    if not isinstance(shape, list) or not all(type(size) is int and size > 0 for size in shape):
        raise BadRequest(f"`{path}.shape` is {json.dumps(shape)[:60]}, expected a list of sizes from 1")
    flat = _flat(item["data"])
    if len(flat) != prod(shape):
        raise BadRequest(f"`{path}.data` has {len(flat)} values, its shape {shape} takes {prod(shape)}")
    wrong = next((cell for cell in flat if not _fits(cell, datatype)), None)
    if wrong is not None:
        raise BadRequest(f"`{path}.data` holds {kind(wrong)}, its datatype is {datatype}")
    return str(item["name"]), Tensor(datatype, _nested(flat, shape))


def _fits(cell: Any, datatype: str) -> bool:
    if datatype == "BYTES":
        return isinstance(cell, str)
    if datatype == "BOOL":
        return isinstance(cell, bool)
    return cell is None or isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _flat(value: Any) -> list[Any]:
    return [cell for item in value for cell in _flat(item)] if isinstance(value, list) else [value]


def _nested(flat: list[Any], shape: list[int]) -> Any:
    if len(shape) <= 1:
        return flat
    step = len(flat) // shape[0]
    return [_nested(flat[start : start + step], shape[1:]) for start in range(0, len(flat), step)]


def _shape(value: Any) -> list[int]:
    if not isinstance(value, list):
        return []
    return [len(value), *(_shape(value[0]) if value else [])]


def _datatype(flat: list[Any]) -> str:
    if flat and all(isinstance(cell, bool) for cell in flat):
        return "BOOL"
    if any(isinstance(cell, str) for cell in flat):
        return "BYTES"
    return "INT64" if flat and all(type(cell) is int for cell in flat) else "FP64"
