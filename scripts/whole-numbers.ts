const WHOLE = /^[1-9]\d{0,14}$/;

/** The numbers of a command line. Throws where one is no whole number from 1: a loop to `NaN` or 0 runs nothing and finds no fault. */
export function wholeNumbers(argv: readonly string[]): number[] {
  const wrong = argv.find((each) => !WHOLE.test(each));
  if (wrong !== undefined) throw new RangeError(`"${wrong}" is not a whole number from 1`);
  return argv.map(Number);
}
