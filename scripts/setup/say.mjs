/** @param {string} line */
export const say = (line) => process.stderr.write(`set-up: ${line}\n`);

/** What set-up cannot mend on its own, said so that a person can. */
export class Refusal extends Error {
  /** @param {{what: string, expected: string, got: string, fix: string}} problem */
  constructor({what, expected, got, fix}) {
    super(`${what}\n  expected: ${expected}\n  got:      ${got}\n  do this:  ${fix}`);
  }
}
