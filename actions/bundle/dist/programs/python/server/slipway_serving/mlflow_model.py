"""One MLflow model folder of any flavor, in Azure's dialect and in MLflow's.

`input_data` answers the bare predictions, as Azure's managed endpoints do; MLflow's keys answer
`{"predictions": ...}`, as `mlflow models serve` does: a client written for either works unchanged.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
from mlflow.exceptions import MlflowException
from mlflow.utils.proto_json_utils import NumpyEncoder, cast_df_types_according_to_schema

from slipway_serving import mlflow_columns, mlflow_folder, mlflow_request, swagger
from slipway_serving.messages import BadRequest, plain
from slipway_serving.mlflow_request import Asked
from slipway_serving.open_inference import Tensor


class MlflowModel:
    """`pyfunc`: what mlflow.pyfunc.load_model gave."""

    def __init__(self, pyfunc: Any):
        self.pyfunc = pyfunc
        self.signature = pyfunc.metadata.signature
        self.schema = getattr(self.signature, "inputs", None)

    def score(self, body: dict[str, Any]) -> Any:
        return self._answer(mlflow_request.read(body, self.signature))

    def score_csv(self, content: bytes) -> Any:
        """As MLflow's server reads CSV: the first line has the names."""
        try:
            frame = pd.read_csv(io.BytesIO(content))
        except ValueError as error:
            raise BadRequest(f"the body is not CSV: {error}") from None
        if self.schema is not None:
            mlflow_columns.check("text/csv", frame, self.schema)
            frame = cast_df_types_according_to_schema(frame, self.schema)
        return self._answer(Asked(frame, None, azure=False))

    def predict(self, instances: Any) -> Any:
        return self.score({"instances": instances})["predictions"]

    def infer(self, given: dict[str, Tensor], wanted: list[str]) -> dict[str, Any]:
        """One tensor a column, or one of whole rows in the order of the signature."""
        found = self._answer(mlflow_request.read(self._body(given), self.signature))["predictions"]
        if isinstance(found, list) and found and isinstance(found[0], dict):
            found = {name: [row[name] for row in found] for name in found[0]}
        outputs = found if isinstance(found, dict) else {"predictions": found}
        return {name: value for name, value in outputs.items() if not wanted or name in wanted} or outputs

    def sample(self) -> tuple[str, Any, Any] | None:
        """The model's own example; without one the swagger stays without types."""
        example = self.pyfunc.input_example if hasattr(self.pyfunc, "input_example") else None
        if isinstance(example, pd.DataFrame):
            example = json.loads(example.to_json(orient="split"))
        elif hasattr(example, "tolist"):
            example = example.tolist()
        if example is None:
            return None
        return "input_data", swagger.like(example), swagger.like(self.score({"input_data": example}))

    def _body(self, given: dict[str, Tensor]) -> dict[str, Any]:
        names = self.schema.input_names() if self.schema is not None and self.schema.has_input_names() else []
        values = {name: tensor.value for name, tensor in given.items()}
        if len(values) > 1 or set(values) <= set(names):
            return {"inputs": {name: _column(value) for name, value in values.items()}}
        only = next(iter(values.values()))
        if names and not self.schema.is_tensor_spec():
            return {"dataframe_split": {"columns": names, "data": only}}
        return {"inputs": {names[0]: only} if len(names) == 1 else only}

    def _answer(self, asked: Asked) -> Any:
        try:
            predictions = self.pyfunc.predict(asked.data, **({"params": asked.params} if asked.params else {}))
        except MlflowException as error:
            # "Failed to enforce schema of data '<all of it>' with schema '<all of it>'. Error: <what is wrong>"
            raise BadRequest(error.message.rpartition("'. Error: ")[2]) from error
        except ValueError as error:
            raise BadRequest(f"the model refused the values: {error}") from error
        found = _jsonable(predictions)
        return found if asked.azure else {"predictions": found}


def load(folder: Path, file: str | None) -> MlflowModel:
    """The only MLflow model below `folder`; `file` may name its `MLmodel`."""
    return MlflowModel(mlflow_folder.load(mlflow_folder.find(folder, file)))


def _column(value: Any) -> Any:
    """[n, 1] is a column as well as [n]."""
    rows = value if isinstance(value, list) else [value]
    return [row[0] if isinstance(row, list) and len(row) == 1 else row for row in rows]


def _jsonable(predictions: Any) -> Any:
    """A DataFrame becomes records, a Series or an array a list; dates become text as in MLflow's server."""
    if isinstance(predictions, pd.DataFrame):
        predictions = predictions.to_dict(orient="records")
    elif isinstance(predictions, pd.Series):
        predictions = predictions.tolist()
    elif hasattr(predictions, "toarray"):
        predictions = predictions.toarray()
    return plain(json.loads(json.dumps(predictions, cls=NumpyEncoder)))
