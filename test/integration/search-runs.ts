import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '@slipway/testing/run-action';

/**
 * What `train.py` does where nothing is trained: a run of MLflow for a setting, with the metric that it leads to, the tag of
 * the search and a model. The setting 8 breaks off, as one that does not converge.
 */
const training = `
import json, os, time, urllib.request
server = os.environ['MLFLOW_TRACKING_URI']
depth = int(os.environ['DEPTH'])

def call(path, body):
    request = urllib.request.Request(f'{server}/api/2.0/mlflow/{path}', json.dumps(body).encode(), {'content-type': 'application/json'})
    return json.load(urllib.request.urlopen(request))

def experiment():
    try:
        return call('experiments/create', {'name': 'digits'})['experiment_id']
    except urllib.error.HTTPError:
        return json.load(urllib.request.urlopen(f'{server}/api/2.0/mlflow/experiments/get-by-name?experiment_name=digits'))['experiment']['experiment_id']

tags = [{'key': 'search', 'value': os.environ['SEARCH']}]
run = call('runs/create', {'experiment_id': experiment(), 'run_name': f'depth-{depth}', 'tags': tags, 'start_time': int(time.time() * 1000)})['run']['info']
call('runs/log-metric', {'run_id': run['run_id'], 'key': 'val_accuracy', 'value': 0.5 + depth / 10, 'timestamp': 1})
if depth == 8:
    call('runs/update', {'run_id': run['run_id'], 'status': 'FAILED'})
    raise SystemExit('diverged')
place = run['artifact_uri'].replace('mlflow-artifacts:/', f'{server}/api/2.0/mlflow-artifacts/artifacts/')
with open('model.onnx', 'rb') as file:
    urllib.request.urlopen(urllib.request.Request(f'{place}/model/model.onnx', file.read(), method='PUT'))
call('runs/update', {'run_id': run['run_id'], 'status': 'FINISHED', 'end_time': int(time.time() * 1000)})
`;

/** A repository that searches, as a user of the example would have it. */
export function laySearch(folder: string): void {
  cpSync(join(root, 'test/fixtures/models/digits-mlp-onnx/model.onnx'), join(folder, 'model.onnx'));
  writeFileSync(join(folder, 'train.py'), training);
}
