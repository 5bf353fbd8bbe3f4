"""Requests in, answers out: what all no-code models share of HTTP."""

from __future__ import annotations

import json
import math
from typing import Any

from azureml_inference_server_http.api.aml_response import AMLResponse

LONGEST_SHOWN = 60


class BadRequest(Exception):
    """Something about the request that its sender can mend; the message names the field."""

    def __init__(self, message: str, status: int = 400):
        super().__init__(message)
        self.status = status


def read_object(request: Any) -> dict[str, Any]:
    """The JSON object of a POST body, or of a GET's query, whose values are read as JSON like the server does."""
    if request.method == "GET":
        return {key: _json_or_text(value) for key, value in request.args.items()}
    if request.content_type and not request.is_json:
        raise BadRequest(f"Content-Type is {request.content_type}, expected application/json", 415)
    try:
        body = json.loads(request.get_data())
    except UnicodeDecodeError as error:
        raise BadRequest(f"the body is not UTF-8: byte {error.start} is wrong") from None
    except ValueError as error:
        raise BadRequest(f"the body is not JSON: {error}") from None
    except RecursionError:
        raise BadRequest("the body is nested too deeply") from None
    if not isinstance(body, dict):
        raise BadRequest(f"the body is {kind(body)}, expected a JSON object")
    return body


def answer(value: Any) -> AMLResponse:
    """200 with `value`, which holds plain Python values only."""
    return AMLResponse(value, 200, json_str=True)


def refuse(problem: BadRequest, key: str = "message") -> AMLResponse:
    """The problem in the server's own form of an error, `{"message": ...}`, or in that of another protocol."""
    return AMLResponse({key: str(problem)}, problem.status, json_str=True)


def no_content() -> AMLResponse:
    """The answer to OPTIONS: with @rawhttp the server leaves it to the script."""
    return AMLResponse("", 200)


def plain(value: Any) -> Any:
    """Arrays become lists; NaN and infinities become null, which JSON can say."""
    if hasattr(value, "toarray"):
        value = value.toarray()
    if hasattr(value, "to_numpy") and hasattr(value, "columns"):
        value = value.to_numpy()
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if value is None or isinstance(value, (str, bool, int)):
        return value
    return str(value)


def kind(value: Any) -> str:
    """How a message names what was sent."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{value[:LONGEST_SHOWN]}"'
    return "a list" if isinstance(value, list) else "an object"


def listed(names: Any) -> str:
    """`a`, `b` and 3 more."""
    names = [f"`{name}`" for name in names]
    shown, rest = names[:10], len(names) - 10
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def _json_or_text(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
