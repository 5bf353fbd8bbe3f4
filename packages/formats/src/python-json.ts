/**
 * Reads JSON as Python's `json` writes it: NaN and infinities, which JSON does not have, become null, as servers answer
 * them. Pure.
 * Source: https://docs.python.org/3/library/json.html#infinite-and-nan-number-values
 * @throws SyntaxError for anything else that is no JSON
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const plain = text.replaceAll(words, (word) => (word.startsWith('"') ? word : 'null'));
    if (plain === text) throw thrown;
    try {
      return JSON.parse(plain);
    } catch {
      // The place that is told has to be one of the text that was written.
      throw thrown;
    }
  }
}

/** Texts, which stay as they are, and the numbers that JSON does not have. */
const words = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;
