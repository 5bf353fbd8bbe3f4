import { refuse } from '@slipway/core/trouble';

/** Refuses a binary file that claims to be of a format and is not readable as one. */
export function brokenFile(file: string, said: string, expected: string, remedy?: string): never {
  refuse({ where: { file }, said, expected, remedy: remedy ?? 'write the file again, or copy it whole' });
}

/** `1 byte`, `1,234 bytes`: sizes and offsets as people read them. */
export function bytesText(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** `byte 1,234`, counted from 0. */
export function atByte(offset: number): string {
  return `byte ${grouped(offset)}`;
}

/** As `toLocaleString('en-US')`, whose first call takes longer than to read a model. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
