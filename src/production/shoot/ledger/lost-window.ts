import {randomUUID} from 'node:crypto';
import type {Job} from '../../../spot/ledger/job.ts';
import {
  describeLostWindow,
  isLostWindow,
  LOST_WINDOW_SUBJECT,
  type LostWindow,
} from '../../../spot/ledger/lost-window.ts';
import {isFinal, STATES} from '../../../spot/ledger/states.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Reader, Writer} from './ledger.ts';

/** Windows that no person has settled yet, oldest first. Nothing is ordered while there is one. */
export const openLostWindows = (reader: Reader): Job[] =>
  reader.inStates(STATES.filter((state) => !isFinal(state))).filter(isLostWindow);

/** Adds an unresolved job that stands for a lost window. A person settles it as every other unresolved job. */
export function addLostWindow(writer: Writer, window: LostWindow, more = ''): Job {
  const job = writer.add({
    order: `lost window ${window.from ?? ''}/${window.to}`,
    kind: 'clip',
    mediaType: 'video/mp4',
    subject: LOST_WINDOW_SUBJECT,
    batch: 'repair',
    provider: 'any-vendor',
    key: 'window',
    request: {...window},
    worst: 0,
    attempt: 1,
    clientId: randomUUID(),
  });
  const note = `Jobs may have been ordered ${describeLostWindow(window)} that the ledger does not have. Look at what each vendor made and charged in that time; until this is settled, nothing is ordered.${more}`;
  const reserved = writer.move(job, 'RESERVED', {day: window.to.slice(0, 10)});
  return writer.move(reserved, 'PARKED', {unresolved: {why: 'outcome', note}});
}

/** Throws `lost-window` while a window is not settled. */
export function refuseInLostWindow(reader: Reader, file: string): void {
  const [job, ...others] = openLostWindows(reader);
  if (!job) return;
  throw new TenspotError(
    {
      code: 'lost-window',
      what: 'the ledger lost events, and what was ordered in that time may be ordered again',
      where: {file},
      expected: 'no lost window that a person has not settled',
      got: `${[job, ...others].map(({id}) => id).join(', ')}: ${job.unresolved?.note ?? ''}`,
      fix: `Nothing was sent. Look at the dashboards of your vendors, then run \`tenspot takes reconcile ${job.id} --not-charged --by <who> --why "..."\`, or --charged <usd> for what the ledger does not have.`,
    },
    {exitCode: 2},
  );
}
