"""Entry script for azureml-inference-server-http: the probabilities of one ONNX model."""

import json
import os

import numpy as np
import onnxruntime


def init():
    global session
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(os.environ["MODEL_FILE"], options)


def run(raw_data):
    data = np.asarray(json.loads(raw_data)["data"], dtype=np.float32)
    return session.run(["probabilities"], {"input": data})[0].tolist()
