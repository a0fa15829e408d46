import type {Job} from './job.ts';
import type {Subject} from './subject.ts';

/** A time for which the ledger does not know what was ordered. */
export type LostWindow = {
  /** When its last known event was (ISO 8601); null where no event is known. */
  from: string | null;
  to: string;
};

/** The subject of the unresolved job that stands for a lost window. No spot has it. */
export const LOST_WINDOW_SUBJECT: Subject = {spot: '', type: 'document', id: 'lost-window'};

/** True of the job that stands for everything that may have been ordered in a lost window. */
export const isLostWindow = ({plan: {subject}}: Pick<Job, 'plan'>): boolean =>
  subject.spot === LOST_WINDOW_SUBJECT.spot &&
  subject.type === LOST_WINDOW_SUBJECT.type &&
  subject.id === LOST_WINDOW_SUBJECT.id;

export const describeLostWindow = ({from, to}: LostWindow): string =>
  `${from === null ? 'before' : `between ${from} and`} ${to}`;
