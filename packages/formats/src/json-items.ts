/**
 * The items of a JSON array as they are written, so that numbers keep all their digits.
 * The text must be valid JSON; only strings and brackets are looked at.
 */
export function itemsOfJsonArray(text: string): string[] {
  const start = text.indexOf('[') + 1;
  const end = text.lastIndexOf(']');
  const items: string[] = [];
  let begin = start;
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 0) {
      items.push(text.slice(begin, at).trim());
      begin = at + 1;
    }
  }
  const last = text.slice(begin, end).trim();
  return last === '' ? items : [...items, last];
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
