"""Reads both dialects of a scoring request into what a pyfunc model takes.

Azure's: `input_data` (https://learn.microsoft.com/azure/machine-learning/how-to-deploy-mlflow-models-online-endpoints).
MLflow's: `dataframe_split`, `dataframe_records`, `inputs`, `instances`
(https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally/). Both with optional `params`.
JSON is cast by the signature as MLflow's own scoring server does, with its own functions.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from mlflow.exceptions import MlflowException
from mlflow.utils.proto_json_utils import (
    cast_df_types_according_to_schema,
    dataframe_from_parsed_json,
    parse_tf_serving_input,
)

from slipway_serving import mlflow_columns, mlflow_tensors
from slipway_serving.messages import BadRequest, kind, listed

AZURE = "input_data"
MLFLOW = ("dataframe_split", "dataframe_records", "inputs", "instances")


class Asked(NamedTuple):
    """`azure`: the answer is the bare predictions; otherwise `{"predictions": ...}`."""

    data: Any
    params: Any
    azure: bool


def read(body: dict[str, Any], signature: Any) -> Asked:
    """`signature`: the model's ModelSignature, or None. Raises BadRequest that names what is wrong."""
    schema = getattr(signature, "inputs", None)
    given = [key for key in (AZURE, *MLFLOW) if key in body]
    if len(given) != 1:
        found = f"found {listed(given)}" if given else f"found {listed(body) or 'an empty object'}"
        raise BadRequest(f"expected exactly one of {listed((AZURE, *MLFLOW))}; {found}")
    ignored = [key for key in body if key not in (given[0], "params")]
    if ignored:
        print(f"ignored {listed(ignored)} beside `{given[0]}`")
    params = body.get("params")
    _check_params(params, getattr(signature, "params", None))
    field, value = given[0], body[given[0]]
    try:
        return Asked(_data(field, _form(field, value, schema), value, schema), params, field == AZURE)
    except MlflowException as error:
        raise BadRequest(f"`{field}`: {error.message}") from error


def _form(field: str, value: Any, schema: Any) -> str:
    """Which of MLflow's four forms `input_data` has."""
    if field != AZURE:
        return field
    if isinstance(value, dict) and {"columns", "data"} <= set(value) <= {"columns", "index", "data"}:
        return "dataframe_split"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        tensors = schema is not None and schema.is_tensor_spec()
        return "instances" if tensors else "dataframe_records"
    return "inputs"


def _data(field: str, form: str, value: Any, schema: Any) -> Any:
    if form in ("dataframe_split", "dataframe_records"):
        if form == "dataframe_records" and isinstance(value, list):
            mlflow_columns.check_records(field, value)
        frame = dataframe_from_parsed_json(value, pandas_orient=form.partition("_")[2])
        if schema is None:
            return frame
        mlflow_columns.check(field, frame, schema)
        return cast_df_types_according_to_schema(frame, schema)
    if schema is not None and schema.is_tensor_spec():
        mlflow_tensors.check(field, value, schema, by_row=form == "instances")
    elif schema is not None:
        mlflow_columns.check_plain(field, value, schema)
    return parse_tf_serving_input({form: value}, schema=schema)


def _check_params(params: Any, schema: Any) -> None:
    """MLflow logs and ignores parameters that the signature does not have; a wrong type is refused."""
    if params is None:
        return
    if not isinstance(params, dict):
        raise BadRequest(f"`params` is {kind(params)}, expected an object")
    for spec in schema.params if schema is not None else []:
        if spec.name in params:
            try:
                type(spec).validate_param_spec(params[spec.name], spec)
            except MlflowException:
                said = kind(params[spec.name])
                wanted = spec.dtype.name if spec.shape is None else f"a list of {spec.dtype.name}"
                raise BadRequest(f"`params.{spec.name}` is {said}, the signature says {wanted}") from None
