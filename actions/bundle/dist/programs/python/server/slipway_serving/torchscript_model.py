"""One TorchScript file. It knows the names of its inputs, and nothing of their types.

So numbers are taken as float32, unless the body says `"dtype": "int64"`, or `{"ids": "int64"}` by input.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from slipway_serving import model_file, named_tensors, tensors
from slipway_serving.boot_failure import ScriptProblem
from slipway_serving.messages import BadRequest, kind, listed, plain
from slipway_serving.open_inference import Tensor

SUFFIXES = (".pt", ".pth", ".torchscript", ".ts", ".bin")
TYPES = ("float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool")
OF_PROTOCOL = {"FP32": "float32", "FP64": "float64", "FP16": "float16", "BOOL": "bool"}


class TorchscriptModel:
    """`names`: the arguments of forward()."""

    def __init__(self, module: Any):
        self.module = module
        self.names = [argument.name for argument in module.forward.schema.arguments[1:]]

    def score(self, body: dict[str, Any]) -> Any:
        field, given = named_tensors.find(body, self.names)
        return named_tensors.only(self._call(field, given, body.get("dtype")))

    def predict(self, instances: Any) -> Any:
        given = named_tensors.by_name("instances", instances, self.names)
        return named_tensors.rows(self._call("instances", given, None))

    def infer(self, given: dict[str, Tensor], wanted: list[str]) -> dict[str, Any]:
        values = named_tensors.by_name("inputs", {name: tensor.value for name, tensor in given.items()}, self.names)
        types = {name: OF_PROTOCOL.get(given[name].datatype, given[name].datatype.lower()) for name in values}
        outputs = self._call("inputs", values, types)
        unknown = [name for name in wanted if name not in outputs]
        if unknown:
            raise BadRequest(f"`outputs` has {listed(unknown)}, the model gives {listed(outputs)}")
        return {name: outputs[name] for name in wanted or outputs}

    def sample(self) -> None:
        """Nothing in the file says what the model takes."""

    def _call(self, field: str, given: dict[str, Any], types: Any) -> dict[str, Any]:
        import torch

        arguments = []
        for name, value in given.items():
            dtype = types.get(name, "float32") if isinstance(types, dict) else types or "float32"
            if dtype not in TYPES:
                raise BadRequest(f"`dtype` is {kind(dtype)}, expected one of {listed(TYPES)}")
            path = field if len(given) == 1 else f"{field}.{name}"
            arguments.append(torch.from_numpy(tensors.read(path, value, np.dtype(dtype), None)))
        try:
            with torch.inference_mode():
                found = self.module(*arguments)
        except (RuntimeError, IndexError) as error:
            raise BadRequest(f"`{field}` was refused by the model: {_reason(str(error))}") from error
        return _outputs(found)


def load(folder: Path, file: str | None) -> TorchscriptModel:
    """The only model file of the folder, or the one that is named; its weights go to the processor's memory."""
    import torch

    found = model_file.find(folder, file, SUFFIXES)
    try:
        return TorchscriptModel(torch.jit.load(str(found), map_location="cpu").eval())
    except RuntimeError as error:
        raise ScriptProblem(f"{found.name} can not be loaded by PyTorch {torch.__version__}: {_reason(str(error))}") from error


def _outputs(found: Any) -> dict[str, Any]:
    """Named outputs keep their names; the others are called output-0, output-1."""
    if isinstance(found, dict):
        return {str(name): plain(value) for name, value in found.items()}
    several = found if isinstance(found, (tuple, list)) else [found]
    return {f"output-{number}": plain(value) for number, value in enumerate(several)}


def _reason(said: str) -> str:
    """The last line that is no trace of the interpreter names the trouble."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if "Error" in line or "mat1" in line), lines[0] if lines else said)
