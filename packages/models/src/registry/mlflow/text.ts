/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** A text as the hexadecimal digits of its UTF-8 bytes. */
export function toHex(text: string): string {
  return [...encodeUtf8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The text that hexadecimal digits stand for. */
export function fromHex(hex: string): string {
  const bytes = hex.match(/../g)?.map((two) => Number.parseInt(two, 16)) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
