"""The routes that choose a model and the dialect of its answers. `/score` is the server's own; the others are added.

    /score, /score?model=<name>[&version=<version>]           Azure's dialect
    /models/<name>[/versions/<version>]/score                 the same
    /v1/models/<name>[/versions/<version>]:predict            KServe v1, TensorFlow Serving
    /v2/models/<name>[/versions/<version>]/infer              Open Inference Protocol v2
"""

from __future__ import annotations

from typing import Any, Callable, NamedTuple

from azureml_inference_server_http.api.aml_response import AMLResponse

from slipway_serving import open_inference, served
from slipway_serving.messages import BadRequest, kind, read_object

Scoring = Callable[[Any, "list[served.Served]"], Any]


class Protocol(NamedTuple):
    """`score` answers a request; `error_key` is the member of an error's body."""

    score: Scoring
    error_key: str


def of(request: Any) -> Protocol:
    """The protocol of the route that a request came by."""
    return PROTOCOLS.get(request.endpoint.rpartition(".")[2], AZURE)


def add_routes(models: list[served.Served]) -> None:
    """To be called in init(): the server has made its blueprint by then and has not yet registered it."""
    from azureml_inference_server_http.server import routes

    def score(**_: str) -> Any:
        # Request ids, time limit, headers and log lines stay those of the server.
        return routes.handle_score()

    def add(rule: str, endpoint: str, view: Callable[..., Any], methods: list[str]) -> None:
        routes.main_blueprint.add_url_rule(rule, endpoint, view, methods=methods, provide_automatic_options=False)

    for version, suffix in (("", ""), ("/versions/<version>", "-version")):
        name = f"models/<name>{version}"
        add(f"/{name}/score", f"azure{suffix}", score, ["GET", "POST", "OPTIONS"])
        add(f"/v1/{name}:predict", f"kserve{suffix}", score, ["POST"])
        add(f"/v2/{name}/infer", f"inference{suffix}", score, ["POST"])
        add(f"/v1/{name}", f"kserve-status{suffix}", _about(models, "v1"), ["GET"])
        add(f"/v2/{name}", f"inference-status{suffix}", _about(models, "v2"), ["GET"])
        add(f"/v2/{name}/ready", f"inference-ready{suffix}", _about(models, "ready"), ["GET"])
    add("/v1/models", "kserve-list", lambda: _json({"models": served.names(models)}), ["GET"])
    add("/v2/health/live", "inference-live", lambda: _json({"live": True}), ["GET"])
    add("/v2/health/ready", "inference-server-ready", lambda: _json({"ready": True}), ["GET"])


def _score_azure(request: Any, models: list[served.Served]) -> Any:
    found = _named(request, models)
    if request.mimetype == "text/csv" and hasattr(found.model, "score_csv"):
        return found.model.score_csv(request.get_data())
    return found.model.score(read_object(request))


def _score_v1(request: Any, models: list[served.Served]) -> Any:
    found = _named(request, models)
    body = read_object(request)
    if not isinstance(body.get("instances"), list):
        raise BadRequest(f"`instances` is {kind(body.get('instances'))}, expected a list of rows")
    return {"predictions": found.model.predict(body["instances"])}


def _score_v2(request: Any, models: list[served.Served]) -> Any:
    found = _named(request, models)
    body = read_object(request)
    outputs = found.model.infer(open_inference.read_inputs(body), open_inference.read_outputs(body))
    return {
        "model_name": found.name,
        "model_version": found.version,
        **({"id": body["id"]} if isinstance(body.get("id"), str) else {}),
        "outputs": [open_inference.write(name, value) for name, value in outputs.items()],
    }


def _named(request: Any, models: list[served.Served]) -> served.Served:
    """By the path, or by the query of `/score`."""
    said = request.view_args or {}
    name = said.get("name", request.args.get("model"))
    return served.choose(models, name, said.get("version", request.args.get("version")) if name else None)


def _about(models: list[served.Served], what: str) -> Callable[..., Any]:
    def view(name: str, version: str | None = None) -> Any:
        try:
            found = served.choose(models, name, version)
        except BadRequest as problem:
            return _json({"error": str(problem)}, problem.status)
        versions = [model.version for model in models if model.name == name]
        if what == "v1":
            state = {"version": found.version, "state": "AVAILABLE", "status": {"error_code": "OK", "error_message": ""}}
            return _json({"name": name, "ready": True, "model_version_status": [state]})
        return _json({"name": name, **({"ready": True} if what == "ready" else {"versions": versions})})

    return view


def _json(value: Any, status: int = 200) -> AMLResponse:
    return AMLResponse(value, status, json_str=True)


AZURE = Protocol(_score_azure, "message")
KSERVE = Protocol(_score_v1, "error")
INFERENCE = Protocol(_score_v2, "error")
PROTOCOLS = {"kserve": KSERVE, "kserve-version": KSERVE, "inference": INFERENCE, "inference-version": INFERENCE}
