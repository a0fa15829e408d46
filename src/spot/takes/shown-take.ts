/** The facts of a take that decide whether it is shown. All takes are of one shot in one format. */
export type KnownTake = {
  /** 1, 2, 3, ... within the shot and format; never used twice. */
  number: number;
  /** Whether it was requested with the shot's current text. */
  current: boolean;
  /**
   * `there`: bought, and its file exists. `pruned`: its file was deleted because another take was picked. `gone`: its file
   * is missing. `open`: its job is running. `unresolved`: a person has to settle it. `failed`: the job gave no file.
   */
  state: 'there' | 'pruned' | 'gone' | 'open' | 'unresolved' | 'failed';
  /** The last decision on it. Default: none. */
  verdict?: 'picked' | 'rejected' | undefined;
  /** Why it was rejected. */
  why?: string | undefined;
  /** True if a rule picked it and no person has seen it. */
  unseen?: true | undefined;
};

/** The take to show, and notes on why it is not the expected one. */
export type ShownTake<T> = {take: T; notes: string[]};

/**
 * The take that a slot shows: the one with the number `named`, if its file exists and it is not rejected; else the first take
 * of the shot's current text; else the last of an older text. A rejected take is shown only if there is no other.
 * Undefined if no take has a file.
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
      : [`take ${named} was chosen, but ${whyNot(takes, named)}`]),
    ...(take.current ? [] : ['it was bought before the shot was changed']),
    ...(take.verdict === 'rejected' ? [`it was rejected (${take.why}), and there is no other`] : []),
  ];
  return {take, notes};
}

function whyNot(takes: readonly KnownTake[], named: number): string {
  const take = takes.findLast(({number}) => number === named);
  if (!take) return 'does not exist';
  if (take.verdict === 'rejected') return `was rejected (${take.why})`;
  if (take.state === 'pruned') return 'was pruned';
  if (take.state === 'failed') return 'failed';
  return take.state === 'gone' ? 'its file is missing' : 'is not finished';
}

type WantedTakes = {
  /** How many takes that are not rejected there should be. */
  count: number;
  /** The number of the picked take. If that take is current and exists, no others are wanted. */
  picked?: number | undefined;
  /** Wants `count` takes also if one is picked. Default: false. */
  more?: boolean | undefined;
  /** Numbers that takes in another copy of the workspace, or in a lost ledger, have used. Default: none. */
  given?: readonly number[];
};

/**
 * The numbers of the takes that a shot should have. They include takes that exist or whose job is running, so a repeated
 * call buys nothing again. Numbers of rejected and pruned takes and of takes of an older text are not used again.
 */
export function numbersWanted(
  takes: readonly KnownTake[],
  {count, picked, more = false, given = []}: WantedTakes,
): number[] {
  const isValidPick = takes.some(
    ({number, current, state, verdict}) =>
      number === picked && current && state === 'there' && verdict !== 'rejected',
  );
  if (picked !== undefined && isValidPick && !more) return [picked];
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
