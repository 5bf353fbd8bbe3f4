/** Of bytes inside of a pickle, so many are looked into for a pickle. */
export const LOOKED_INTO = 1024 * 1024;

/** `c`, `(`, `]`, `}`: how pickles begin that have no mark. */
const beginnings = new Set([0x63, 0x28, 0x5d, 0x7d]);

/**
 * Whether bytes that begin so may be a pickle: the mark of protocol 2 and later, the same as a text in UTF-8, or an
 * opcode with which older pickles begin. `head` has up to three bytes.
 */
export function isWorthALook(head: Uint8Array, length: number): boolean {
  if (length < 8) return false;
  const [first = 0, second = 0, third = 0] = head;
  if (first === 0x80) return second >= 2 && second <= 5;
  if (first === 0xc2) return second === 0x80 && third >= 2 && third <= 5;
  return beginnings.has(first);
}
