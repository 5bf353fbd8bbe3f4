/** A range of a file's bytes. */
export interface Shard {
  /** Relative to the model, with `/`. */
  path: string;
  /** The first byte. */
  start: number;
  /** One after the last byte. */
  end: number;
}

/** Cuts a file into ranges of `shardSize` bytes; the last one may be shorter. A file without bytes has none. */
export function shardsOf(path: string, size: number, shardSize: number): Shard[] {
  const shards: Shard[] = [];
  for (let start = 0; start < size; start += shardSize) {
    shards.push({ path, start, end: Math.min(size, start + shardSize) });
  }
  return shards;
}

/** `weights.bin:0:1000000000` */
export function shardName({ path, start, end }: Shard): string {
  return `${path}:${start}:${end}`;
}

/** Reads the name of a shard, or undefined. Colons may also stand in the path, so the last two numbers count. */
export function parseShardName(name: string): Shard | undefined {
  const match = /^(.+):(\d{1,15}):(\d{1,15})$/s.exec(name);
  if (match === null) return undefined;
  const [start, end] = [Number(match[2]), Number(match[3])];
  return start < end ? { path: match[1]!, start, end } : undefined;
}
