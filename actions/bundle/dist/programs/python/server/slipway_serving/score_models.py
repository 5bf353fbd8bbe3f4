"""The entry script of packages without one: scores every model of the package, by the routes of protocols.py."""

from __future__ import annotations

from typing import Any

from azureml_inference_server_http.api.aml_request import rawhttp

from slipway_serving import protocols, served, swagger
from slipway_serving.messages import BadRequest, answer, no_content, refuse

models: list[served.Served] = []


def init() -> None:
    models.extend(served.load())
    protocols.add_routes(models)
    _describe(models[0].model)


@rawhttp
def run(request: Any) -> Any:
    if request.method == "OPTIONS":
        return no_content()
    protocol = protocols.of(request)
    try:
        return answer(protocol.score(request, models))
    except BadRequest as problem:
        return refuse(problem, protocol.error_key)


def _describe(model: Any) -> None:
    """The swagger is that of the first model, which `/score` without a name means."""
    try:
        sample = model.sample()
    except Exception as error:
        print(f"no sample for the swagger: {type(error).__name__}: {error}")
        return
    if sample is not None:
        swagger.describe(run, *sample)
