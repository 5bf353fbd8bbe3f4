import type { Benchmark } from './figure.ts';
import { gatewayFigures } from './serve/gateway.ts';
import { modelServers } from './serve/model-servers.ts';

/** What serving costs. Each part is a file of `serve/` that gives figures; the parts run one after the other. */
const parts = [modelServers, gatewayFigures];

const benchmark: Benchmark = {
  name: 'serve',
  title:
    'the server for ONNX against azureml-inference-server-http, mlflow and bentoml with the same model; what the gateway adds',
  run: async (context) => {
    const figures = [];
    for (const part of parts) figures.push(...(await part(context)));
    return figures;
  },
};

export default benchmark;
