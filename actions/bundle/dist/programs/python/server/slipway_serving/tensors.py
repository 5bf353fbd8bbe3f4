"""Reads nested lists into arrays of a known type and shape, and names the first element that does not fit."""

from __future__ import annotations

from typing import Any

import numpy as np

from slipway_serving.messages import BadRequest, kind


def read(path: str, value: Any, dtype: np.dtype, wanted: list[int] | None) -> np.ndarray:
    """The tensor at `path` of a body. `wanted`: its shape with -1 for any size, None for any shape."""
    try:
        tensor = np.array(value, dtype=dtype)
    except (ValueError, TypeError, OverflowError):
        _locate(path, value, dtype)
        shape = "" if wanted is None else f" of the shape {wanted}"
        raise BadRequest(f"`{path}` can not be read as {dtype}{shape}") from None
    # numpy would cut 20.6 to 20.
    if dtype.kind in "iu":
        _locate(path, value, dtype)
    found = list(tensor.shape)
    if wanted is None:
        return tensor
    if len(found) != len(wanted):
        raise BadRequest(f"`{path}` has rank {len(found)} (shape {found}), the signature says {wanted}")
    if any(size not in (-1, real) for size, real in zip(wanted, found)):
        raise BadRequest(f"`{path}` has the shape {found}, the signature says {wanted}")
    return tensor


def check_texts(path: str, value: Any) -> None:
    """Every element is a text: numpy and TensorFlow take other values for one."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            check_texts(f"{path}[{number}]", item)
    elif not isinstance(value, str):
        raise BadRequest(f"`{path}` is {kind(value)}, expected a text")


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
    if dtype.kind in "iu" and isinstance(value, float) and number != value:
        raise BadRequest(f"`{path}` is {kind(value)}, expected {dtype}")
