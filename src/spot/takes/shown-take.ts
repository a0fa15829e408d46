/** A take of a shot in one format, as far as choosing among them goes. */
export type KnownTake = {
  /** 1, 2, 3 ... of its shot and format; never given twice. */
  number: number;
  /** It was asked for as the shot is now. */
  current: boolean;
  /**
   * `there`: bought, and so is its file. `pruned`: deleted because another was picked. `gone`: its file is missing.
   * `open`: on its way. `unresolved`: a person has to settle it. `failed`: no file came of it.
   */
  state: 'there' | 'pruned' | 'gone' | 'open' | 'unresolved' | 'failed';
  /** What a person last said of it. */
  verdict?: 'picked' | 'rejected' | undefined;
  /** Why it was rejected. */
  why?: string | undefined;
  /** A rule picked it, and no person looked. */
  unseen?: true | undefined;
};

export type ShownTake<T> = {take: T; notes: string[]};

/**
 * The take that a slot shows: the one that is named, if it is there and was not rejected; else the first that was asked for as
 * the shot is now, else the last of an older text. A rejected one is shown only where there is no other.
 */
export function shownTake<T extends KnownTake>(
  takes: readonly T[],
  named?: number,
): ShownTake<T> | undefined {
  const there = takes.filter(({state}) => state === 'there');
  const kept = there.filter(({verdict}) => verdict !== 'rejected');
  const wanted = kept.filter(({number}) => number === named);
  const picked = wanted.find(({current}) => current) ?? wanted.at(-1);
  const [first] = kept.filter(({current}) => current).sort((a, b) => a.number - b.number);
  const last = (list: readonly T[]): T | undefined => [...list].sort((a, b) => a.number - b.number).at(-1);
  const take = picked ?? first ?? last(kept) ?? last(there.filter(({current}) => current)) ?? last(there);
  if (!take) return undefined;
  const notes = [
    ...(named === undefined || take.number === named
      ? []
      : [`take ${named} is asked for, and ${whyNot(takes, named)}`]),
    ...(take.current ? [] : ['it was bought before the shot was changed']),
    ...(take.verdict === 'rejected' ? [`it was rejected (${take.why}), and there is no other`] : []),
  ];
  return {take, notes};
}

function whyNot(takes: readonly KnownTake[], named: number): string {
  const take = takes.findLast(({number}) => number === named);
  if (!take) return 'is not there';
  if (take.verdict === 'rejected') return `was rejected (${take.why})`;
  if (take.state === 'pruned') return 'was pruned';
  if (take.state === 'failed') return 'failed';
  return take.state === 'gone' ? 'its file is gone' : 'is not there yet';
}

type Asked = {
  /** Takes that are to be there and not rejected. */
  count: number;
  /** The take that a person picked. One that stands is enough, unless `more`. */
  picked?: number | undefined;
  more?: boolean | undefined;
  /** Numbers that something is known of which is not here: clips of another copy of the workspace, or of a lost one. */
  given?: readonly number[];
};

/**
 * The numbers under which takes are asked for. Those that are there or on their way are among them, so that asking again
 * pays nothing; a number that was rejected, pruned or given to an older text is never asked for again.
 */
export function numbersWanted(
  takes: readonly KnownTake[],
  {count, picked, more = false, given = []}: Asked,
): number[] {
  const stands = takes.some(
    ({number, current, state, verdict}) =>
      number === picked && current && state === 'there' && verdict !== 'rejected',
  );
  if (stands && !more) return [picked as number];
  const numbers: number[] = [];
  for (let number = 1; numbers.length < count; number++) {
    const own = takes.filter((take) => take.number === number);
    const now = own.filter(({current, state}) => current && state !== 'failed');
    const over = now.some(({state, verdict}) => verdict === 'rejected' || state === 'pruned');
    const taken = given.includes(number) || own.some(({current, state}) => !current && state !== 'failed');
    const older = now.length === 0 && taken;
    if (!over && !older) numbers.push(number);
  }
  return numbers;
}
