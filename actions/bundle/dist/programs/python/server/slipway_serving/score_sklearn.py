"""No-code scoring of one scikit-learn file: `{"data": [[...], ...], "method": "predict_proba"}`.

Without `method` a classifier answers predict_proba and everything else predict, as Azure's no-code deployment does:
https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-and-where (document "no-code model deployment").
SLIPWAY_SCORE_METHOD sets another default.
"""

from __future__ import annotations

import os
from typing import Any

from azureml_inference_server_http.api.aml_request import rawhttp

from slipway_serving import sklearn_file, swagger
from slipway_serving.messages import BadRequest, answer, kind, listed, no_content, plain, read_object, refuse
from slipway_serving.sklearn_rows import RowReader

METHODS = ("predict", "predict_proba", "predict_log_proba", "decision_function", "transform", "score_samples")
FIELDS = ("data", "input_data")

model: Any = None
reader: RowReader
default_method = ""


def init() -> None:
    global model, reader, default_method
    file = sklearn_file.find()
    model = sklearn_file.load(file)
    reader = RowReader(model)
    available = [name for name in METHODS if hasattr(model, name)]
    preferred = os.environ.get("SLIPWAY_SCORE_METHOD")
    if preferred and preferred not in available:
        raise ValueError(f"SLIPWAY_SCORE_METHOD is {preferred}, but {type(model).__name__} has {listed(available)}")
    order = [preferred, "predict_proba", "predict", *available]
    default_method = next(name for name in order if name in available)
    print(f"serving {file.name}: {type(model).__name__}, {default_method} unless the request names a method")
    _describe()


@rawhttp
def run(request: Any) -> Any:
    if request.method == "OPTIONS":
        return no_content()
    try:
        return answer(_score(read_object(request)))
    except BadRequest as problem:
        return refuse(problem)


def _score(body: dict[str, Any]) -> Any:
    method = _method(body.get("method", default_method))
    given = [field for field in FIELDS if field in body]
    if len(given) != 1:
        found = f"both {listed(given)}" if given else f"none of them: {listed(body) or 'an empty object'}"
        raise BadRequest(f"expected `data` (a list of rows) or `input_data`; found {found}")
    rows = reader.read(given[0], body[given[0]])
    try:
        return plain(getattr(model, method)(rows))
    except ValueError as error:
        # The table has the right shape, so what the estimator refuses are values: NaN, an unknown category.
        reason = str(error).partition("\n")[0]
        raise BadRequest(f"`{given[0]}` was refused by {type(model).__name__}: {reason}") from error


def _method(name: Any) -> str:
    if not isinstance(name, str):
        raise BadRequest(f"`method` is {kind(name)}, expected one of {listed(METHODS)}")
    if name not in METHODS:
        raise BadRequest(f"`method` is `{name[:60]}`, expected one of {listed(METHODS)}")
    if not hasattr(model, name):
        available = listed(other for other in METHODS if hasattr(model, other))
        raise BadRequest(f"`method` is `{name}`, which {type(model).__name__} does not have; it has {available}")
    return name


def _describe() -> None:
    """A row of zeros as the sample, scored by the model itself, so that the sample answer is a true one."""
    if reader.count is None or not reader.numbers_only:
        return
    sample = [[0.0] * reader.count]
    try:
        given = plain(getattr(model, default_method)(reader.read("data", sample)))
    except Exception as error:
        print(f"no sample for the swagger: {type(error).__name__}: {error}")
        return
    swagger.describe(run, "data", swagger.table(reader.count, sample), swagger.like(given))
