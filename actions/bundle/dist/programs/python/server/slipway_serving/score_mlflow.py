"""No-code scoring of one MLflow model folder, in Azure's dialect and in MLflow's.

`input_data` answers the bare predictions, as Azure's managed endpoints do; MLflow's keys answer
`{"predictions": ...}`, as `mlflow models serve` does: a client written for either works unchanged.
Content-Type text/csv is read as MLflow reads it.
"""

from __future__ import annotations

import io
import json
from typing import Any

import pandas as pd
from azureml_inference_server_http.api.aml_request import rawhttp
from mlflow.exceptions import MlflowException
from mlflow.utils.proto_json_utils import NumpyEncoder, cast_df_types_according_to_schema

from slipway_serving import mlflow_columns, mlflow_folder, mlflow_request, swagger
from slipway_serving.messages import BadRequest, answer, no_content, plain, read_object, refuse
from slipway_serving.mlflow_request import Asked

model: Any = None
signature: Any = None


def init() -> None:
    global model, signature
    folder = mlflow_folder.find()
    model = mlflow_folder.load(folder)
    signature = model.metadata.signature
    print(f"serving {folder}: {'with' if signature else 'without'} a signature")
    _describe()


@rawhttp
def run(request: Any) -> Any:
    if request.method == "OPTIONS":
        return no_content()
    try:
        return answer(_score(_csv(request) or mlflow_request.read(read_object(request), signature)))
    except BadRequest as problem:
        return refuse(problem)


def _csv(request: Any) -> Asked | None:
    if request.mimetype != "text/csv":
        return None
    try:
        frame = pd.read_csv(io.BytesIO(request.get_data()))
    except ValueError as error:
        raise BadRequest(f"the body is not CSV: {error}") from None
    schema = getattr(signature, "inputs", None)
    if schema is not None:
        mlflow_columns.check("text/csv", frame, schema)
        frame = cast_df_types_according_to_schema(frame, schema)
    return Asked(frame, None, azure=False)


def _score(asked: Asked) -> Any:
    try:
        predictions = model.predict(asked.data, params=asked.params) if asked.params else model.predict(asked.data)
    except MlflowException as error:
        # "Failed to enforce schema of data '<all of it>' with schema '<all of it>'. Error: <what is wrong>"
        raise BadRequest(error.message.rpartition("'. Error: ")[2]) from error
    except ValueError as error:
        raise BadRequest(f"the model refused the values: {error}") from error
    found = _jsonable(predictions)
    return found if asked.azure else {"predictions": found}


def _jsonable(predictions: Any) -> Any:
    """A DataFrame becomes records, a Series or an array a list; dates become text as in MLflow's server."""
    if isinstance(predictions, pd.DataFrame):
        predictions = predictions.to_dict(orient="records")
    elif isinstance(predictions, pd.Series):
        predictions = predictions.tolist()
    elif hasattr(predictions, "toarray"):
        predictions = predictions.toarray()
    return plain(json.loads(json.dumps(predictions, cls=NumpyEncoder)))


def _describe() -> None:
    """Azure's dialect with the model's own example; without an example the swagger stays without types."""
    try:
        example = model.input_example if hasattr(model, "input_example") else None
        if isinstance(example, pd.DataFrame):
            example = json.loads(example.to_json(orient="split"))
        elif hasattr(example, "tolist"):
            example = example.tolist()
        if example is None:
            return
        asked = mlflow_request.read({"input_data": example}, signature)
        swagger.describe(run, "input_data", swagger.like(example), swagger.like(_score(asked)))
    except Exception as error:
        print(f"no sample for the swagger: {type(error).__name__}: {error}")
