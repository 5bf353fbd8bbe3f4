import { styleText } from 'node:util';

/** What the demo promises, and whether it was seen. */
export class Checks {
  readonly #checks: { holds: boolean; text: string }[] = [];

  /** Notes a promise and whether it was kept. */
  note(holds: boolean, text: string): void {
    this.#checks.push({ holds, text });
  }

  /** True when everything was seen as promised. */
  allHold(): boolean {
    return this.#checks.length > 0 && this.#checks.every(({ holds }) => holds);
  }

  /** One line a promise. */
  text(): string {
    return this.#checks
      .map(({ holds, text }) => `  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${text}`)
      .join('\n');
  }
}
