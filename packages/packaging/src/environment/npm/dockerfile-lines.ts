import { imageEnvironmentFolder } from '../kind.ts';

/** Installs with npm, and keeps of the ONNX runtime what the platform of the build needs. */
export function dockerfileLines(lockFile: string): string[] {
  const lists = `${lockFile.slice(0, lockFile.lastIndexOf('/'))}/package*.json`;
  const binaries = 'node_modules/onnxruntime-node/bin/*';
  const commands = [
    `mkdir -p ${imageEnvironmentFolder}`,
    `cp ${lists} ${imageEnvironmentFolder}/`,
    `cd ${imageEnvironmentFolder}`,
    // Its install script would fetch CUDA libraries from another registry.
    'ONNXRUNTIME_NODE_INSTALL=skip npm ci --ignore-scripts --no-audit --no-fund',
    `rm -rf ${binaries}/darwin ${binaries}/win32`,
    `if [ "$(uname -m)" = aarch64 ]; then rm -rf ${binaries}/linux/x64; else rm -rf ${binaries}/linux/arm64; fi`,
    'npm cache clean --force',
  ];
  return ['ARG NPM_CONFIG_REGISTRY', `RUN ${commands.join(' && ')}`];
}
