import {join} from 'node:path';
import {z} from 'zod';
import {type ChainedLog, openChainedLog} from '../../machine/files/chained-log.ts';
import {type LockHolder, withLockInTurn} from '../../machine/process/lock.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {PersonName} from '../../spot/review/note.ts';
import {refusalOf} from '../../spot/review/refuse-event.ts';
import {type ReviewEntry, ReviewEvent} from '../../spot/review/review-event.ts';
import {type ReviewState, reviewState} from '../../spot/review/review-state.ts';
import type {Workspace} from '../project/workspace.ts';

const Entry = z.strictObject({by: PersonName, at: z.iso.datetime(), event: ReviewEvent});

type Place = Pick<Workspace, 'compositions' | 'home'>;

/** The log of the review of a spot. */
export const reviewLogFile = ({compositions}: Pick<Workspace, 'compositions'>, spot: string): string =>
  join(compositions, 'spots', spot, 'rounds', 'review.jsonl');

const logOf = (place: Place, spot: string): ChainedLog<ReviewEntry> =>
  openChainedLog(reviewLogFile(place, spot), Entry);

/** The lock of a log in `compositions`: the sandbox writes the same logs, so it has no lock of its own. */
export const logLock = ({compositions}: Pick<Workspace, 'compositions'>, name: string): string =>
  join(compositions, '..', '.tenspot', 'locks', name);

/** Where the review of a spot stands. Errors: `log-broken` where its log was changed by hand. */
export const readReview = async (place: Place, spot: string): Promise<ReviewState> =>
  reviewState(await logOf(place, spot).read());

/**
 * Records an event in the review of a spot, and returns the state after it. When this returns, the event is on the disk. Two people who
 * write at once wait for each other. Errors: those of `refusalOf`, `review-busy`, `log-broken`, and those of the disk; then nothing was
 * recorded.
 */
export const recordEvent = (
  event: (state: ReviewState) => ReviewEvent | Promise<ReviewEvent>,
  by: string,
  place: Place,
  spot: string,
  now?: Date,
): Promise<ReviewState> => recordEvents(async (state) => [await event(state)], by, place, spot, now);

/** Records several events at once, as `recordEvent` does one: all of them, or none where one is refused or the process is killed. */
export async function recordEvents(
  events: (state: ReviewState) => Promise<[ReviewEvent, ...ReviewEvent[]]>,
  by: string,
  place: Place,
  spot: string,
  now: Date = new Date(),
): Promise<ReviewState> {
  return withLockInTurn(logLock(place, `review-${spot}`), busy, async () => {
    const log = logOf(place, spot);
    const entries = await log.read();
    const entryOf = (event: ReviewEvent): ReviewEntry => Entry.parse({by, at: now.toISOString(), event});
    const [first, ...more] = await events(reviewState(entries));
    const added: [ReviewEntry, ...ReviewEntry[]] = [entryOf(first), ...more.map(entryOf)];
    for (const entry of added) {
      const problem = refusalOf(entry.event, reviewState(entries));
      if (problem) throw new TenspotError(problem);
      entries.push(entry);
    }
    await log.append(...added);
    return reviewState(entries);
  });
}

const busy = (holder: LockHolder | undefined): TenspotError =>
  new TenspotError({
    code: 'review-busy',
    what: 'another program is writing to the log of this review',
    expected: 'one writer at a time',
    got: holder ? `process ${holder.pid}, since ${holder.since}` : 'another program',
    fix: 'Wait a moment and try again.',
  });
