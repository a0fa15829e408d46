import type {RefinementCtx} from 'zod';

/** A bed as far as its file counts. */
type Bed = {file: string; buy?: object | undefined};

/** Refuses two beds that buy different tracks into one file: each purchase would replace the track of the other. */
export function refuseSharedTracks(
  beds: Readonly<Record<string, Bed>>,
  context: Pick<RefinementCtx, 'addIssue'>,
): void {
  const bought = Object.entries(beds).filter(([, {buy}]) => buy !== undefined);
  for (const [at, [bed, {file, buy}]] of bought.entries()) {
    const other = bought
      .slice(0, at)
      .find(([, each]) => plainPath(each.file) === plainPath(file) && keyIn(each.buy) !== keyIn(buy));
    if (!other) continue;
    const message = `expected a file of its own: the bed ${other[0]} buys another track into the same file`;
    context.addIssue({code: 'custom', path: [bed, 'file'], message});
  }
}

/** A description as text. It was parsed, so its fields are in one order. */
const keyIn = (buy: object | undefined): string => JSON.stringify(buy);

/** A path in one form: some file systems ignore case, and the form of accents. */
const plainPath = (path: string): string =>
  path
    .normalize('NFC')
    .toLowerCase()
    .split(/[\\/]+/)
    .filter((part) => part !== '.')
    .join('/');
