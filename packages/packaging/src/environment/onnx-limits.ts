import { isInRange } from '@slipway/formats/pep440';

/** The newest model that a version of onnxruntime loads. */
export interface NewestOnnx {
  /** Of ONNX's own domain. */
  opset: number;
  irVersion: number;
}

/**
 * By minor version of onnxruntime, from where it changed. Found by loading models of one node with every opset and IR
 * version into each release from PyPI; the table of the documentation ends earlier.
 * Compare https://onnxruntime.ai/docs/reference/compatibility.html
 */
const limits: readonly (readonly [minor: number, newest: NewestOnnx])[] = [
  [25, { opset: 26, irVersion: 13 }],
  [24, { opset: 25, irVersion: 13 }],
  [23, { opset: 23, irVersion: 11 }],
  [21, { opset: 22, irVersion: 10 }],
  [18, { opset: 21, irVersion: 10 }],
  [17, { opset: 20, irVersion: 9 }],
  [16, { opset: 19, irVersion: 9 }],
  [15, { opset: 18, irVersion: 9 }],
];

/** The last minor version that was looked at. */
const lastKnown = 30;

/** What `1.20.1` loads at most; undefined for versions that are older or newer than all that were tried. */
export function newestOnnx(version: string): NewestOnnx | undefined {
  if (!isInRange(version, `>=1,<1.${lastKnown + 1}`)) return undefined;
  return limits.find(([from]) => isInRange(version, `>=1.${from}`))?.[1];
}
