"""One TensorFlow SavedModel, called by its signature: `serving_default` unless `signature_name` says another.

Source: https://www.tensorflow.org/guide/saved_model#specifying_signatures_during_export
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from slipway_serving import named_tensors, swagger, tensors
from slipway_serving.boot_failure import ScriptProblem
from slipway_serving.messages import BadRequest, listed, plain
from slipway_serving.open_inference import Tensor

DEFAULT = "serving_default"


class TensorflowModel:
    """Keeps the loaded object: its signatures do not."""

    def __init__(self, loaded: Any):
        self.loaded = loaded
        self.signatures = dict(loaded.signatures)

    def score(self, body: dict[str, Any]) -> Any:
        signature = self._signature(body.get("signature_name", DEFAULT))
        field, given = named_tensors.find(body, _names(signature))
        return named_tensors.only(self._call(signature, field, given))

    def predict(self, instances: Any) -> Any:
        """TensorFlow Serving's own protocol, which KServe's v1 is taken from."""
        signature = self._signature(DEFAULT)
        given = named_tensors.by_name("instances", instances, _names(signature))
        return named_tensors.rows(self._call(signature, "instances", given))

    def infer(self, given: dict[str, Tensor], wanted: list[str]) -> dict[str, Any]:
        signature = self._signature(DEFAULT)
        values = {name: tensor.value for name, tensor in given.items()}
        outputs = self._call(signature, "inputs", named_tensors.by_name("inputs", values, _names(signature)))
        unknown = [name for name in wanted if name not in outputs]
        if unknown:
            raise BadRequest(f"`outputs` has {listed(unknown)}, the model gives {listed(outputs)}")
        return {name: outputs[name] for name in wanted or outputs}

    def sample(self) -> tuple[str, Any, Any] | None:
        """Zeros in the shape of the only input, one row of them."""
        signature = self.signatures.get(DEFAULT)
        specs = [] if signature is None else list(_specs(signature).values())
        if len(specs) != 1 or specs[0].shape.rank is None or not specs[0].dtype.is_floating:
            return None
        zeros: Any = 0.0
        for size in reversed(specs[0].shape.as_list()):
            zeros = [zeros] * (size or 1)
        return "data", swagger.like(zeros), swagger.like(self.score({"data": zeros}))

    def _signature(self, name: Any) -> Any:
        if name in self.signatures:
            return self.signatures[name]
        raise BadRequest(f"`signature_name` is `{str(name)[:60]}`, the model has {listed(self.signatures)}")

    def _call(self, signature: Any, field: str, given: dict[str, Any]) -> dict[str, Any]:
        import tensorflow as tf

        arguments = {}
        for name, spec in _specs(signature).items():
            shape = None if spec.shape.rank is None else [size or -1 for size in spec.shape.as_list()]
            path = field if len(given) == 1 else f"{field}.{name}"
            if spec.dtype == tf.string:
                tensors.check_texts(path, given[name])
            read = tensors.read(path, given[name], np.dtype(spec.dtype.as_numpy_dtype), shape)
            arguments[name] = tf.constant(read, dtype=spec.dtype)
        try:
            outputs = signature(**arguments)
        except (tf.errors.InvalidArgumentError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise BadRequest(f"`{field}` was refused by the model: {reason}") from error
        return {name: plain(outputs[name].numpy()) for name in sorted(outputs)}


def load(folder: Path, file: str | None) -> TensorflowModel:
    """`file`: the path of `saved_model.pb`; its folder is loaded."""
    import tensorflow as tf

    found = folder / file if file else next(iter(sorted(folder.rglob("saved_model.pb"))), None)
    if found is None or not found.is_file():
        raise ScriptProblem(f"no saved_model.pb in {folder}")
    model = TensorflowModel(tf.saved_model.load(str(found.parent)))
    if DEFAULT not in model.signatures:
        raise ScriptProblem(f"{found.name} has no signature {DEFAULT}; it has {listed(model.signatures) or 'none'}")
    return model


def _specs(signature: Any) -> dict[str, Any]:
    return signature.structured_input_signature[1]


def _names(signature: Any) -> list[str]:
    return list(_specs(signature))
