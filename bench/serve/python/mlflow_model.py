"""Writes an ONNX file as an MLflow model: mlflow_model.py <model.onnx> <folder>"""

import sys

import mlflow.onnx
import numpy as np
import onnx
from mlflow.models import ModelSignature
from mlflow.types import Schema, TensorSpec

file, folder = sys.argv[1:]
signature = ModelSignature(inputs=Schema([TensorSpec(np.dtype(np.float32), (-1, 64), "input")]))
mlflow.onnx.save_model(onnx.load(file), folder, signature=signature)
