"""Gives the server's own `/swagger.json` the input and output of a no-code model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inference_schema.parameter_types.abstract_parameter_type import AbstractParameterType
from inference_schema.schema_decorators import input_schema, output_schema

Schema = "dict[str, Any]"


class Described(AbstractParameterType):
    """A type that is only described; what arrives is checked by the script itself."""

    def __init__(self, schema: Schema):
        super().__init__(schema["example"])
        self.schema = schema

    def deserialize_input(self, input_data: Any) -> Any:
        return input_data

    def input_to_swagger(self) -> Schema:
        return self.schema


def describe(run: Callable, field: str, taken: Schema, given: Schema) -> None:
    """Registers what `run` takes under `field` and what it gives.

    To be called in init(): the server has chosen by then how to call run() (raw, not decorated) and has not yet
    built its swagger. inference-schema finds a schema by the function's name only, so a namesake without the
    parameter `request` stands in: that one is no part of the body.
    """

    def namesake() -> None: ...

    namesake.__name__, namesake.__module__ = run.__name__, run.__module__
    input_schema(field, Described(taken), convert_to_provided_type=False)(namesake)
    output_schema(Described(given))(namesake)


def table(columns: int, example: Any) -> Schema:
    """Rows of `columns` numbers each."""
    row = {"type": "array", "items": {"type": "number", "format": "double"}, "minItems": columns, "maxItems": columns}
    return {"type": "array", "items": row, "example": example}


def like(example: Any) -> Schema:
    """The schema of one JSON value, with that value as the example."""
    example = _one_kind_of_number(example)
    return {**_shape(example), "example": example}


def _one_kind_of_number(value: Any) -> Any:
    """Swagger 2 knows lists of one type only: a row such as [46, 20.6] is given as [46.0, 20.6]."""
    if isinstance(value, dict):
        return {key: _one_kind_of_number(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    if {type(item) for item in value} == {int, float}:
        return [float(item) for item in value]
    return [_one_kind_of_number(item) for item in value]


def _shape(value: Any) -> Schema:
    if isinstance(value, list):
        return {"type": "array", "items": _shape(value[0]) if value else {"type": "object"}}
    if isinstance(value, dict):
        return {"type": "object", "properties": {key: _shape(item) for key, item in value.items()}}
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer", "format": "int64"}
    if isinstance(value, float):
        return {"type": "number", "format": "double"}
    return {"type": "string"} if isinstance(value, str) else {"type": "object"}
