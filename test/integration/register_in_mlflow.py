"""Registers a model file in MLflow with MLflow's own client and points the alias `champion` at it.

Arguments: the address of the server, the name of the model, the file. Prints the version.
"""

import sys

from mlflow import MlflowClient

server, name, path = sys.argv[1:]
client = MlflowClient(server)
run = client.create_run(experiment_id="0")
client.log_artifact(run.info.run_id, path, "model")
if not client.search_registered_models(f"name = '{name}'"):
    client.create_registered_model(name)
source = f"{run.info.artifact_uri}/model"
version = client.create_model_version(name, source, run.info.run_id)
client.set_registered_model_alias(name, "champion", version.version)
print(version.version)
