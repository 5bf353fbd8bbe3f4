"""What Slipway adds to `azureml-inference-server-http`: the launcher's parts and the no-code scoring scripts.

Runs inside the environment of the model, so it keeps to Python 3.9 and imports nothing that the server or the
model's own framework does not bring.
"""
