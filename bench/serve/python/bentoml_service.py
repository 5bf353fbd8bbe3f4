"""Service for bentoml: the probabilities of one ONNX model."""

import os

import bentoml
import numpy as np
import onnxruntime


@bentoml.service(workers=1)
class Digits:
    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(os.environ["MODEL_FILE"], options)

    @bentoml.api(route="/score")
    def score(self, data: list[list[float]]) -> list[list[float]]:
        rows = np.asarray(data, dtype=np.float32)
        return self.session.run(["probabilities"], {"input": rows})[0].tolist()
