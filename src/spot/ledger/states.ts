/** The states of a job. A state is recorded before the step that it names begins. `PARKED` is an unresolved job. */
export const STATES = [
  'PLANNED',
  'RESERVED',
  'SUBMITTING',
  'SUBMITTED',
  'CANCELLING',
  'RUNNING',
  'DOWNLOADING',
  'VERIFIED',
  'COMMITTED',
  'FAILED',
  'UNKNOWN',
  'PARKED',
] as const;
export type State = (typeof STATES)[number];

/** The states that may follow each state. None leads from an accepted job back to a state from which it could be sent again. */
export const NEXT: Record<State, readonly State[]> = {
  PLANNED: ['RESERVED', 'FAILED'],
  RESERVED: ['SUBMITTING', 'FAILED', 'PARKED'],
  SUBMITTING: ['SUBMITTED', 'RESERVED', 'FAILED', 'UNKNOWN', 'PARKED'],
  UNKNOWN: ['SUBMITTED', 'RESERVED', 'PARKED'],
  SUBMITTED: ['CANCELLING', 'RUNNING', 'DOWNLOADING', 'FAILED', 'PARKED'],
  CANCELLING: ['RUNNING', 'DOWNLOADING', 'FAILED', 'PARKED'],
  RUNNING: ['DOWNLOADING', 'FAILED', 'PARKED'],
  DOWNLOADING: ['VERIFIED', 'FAILED', 'PARKED'],
  VERIFIED: ['COMMITTED', 'DOWNLOADING', 'PARKED'],
  PARKED: ['UNKNOWN', 'RUNNING', 'COMMITTED', 'FAILED'],
  COMMITTED: [],
  // A job that the provider said had failed, at no cost, and that completed or was charged after all.
  FAILED: ['DOWNLOADING', 'FAILED'],
};

/** States that a process goes on from. Jobs in the others have ended, or are unresolved. */
export const OPEN = [
  'PLANNED',
  'RESERVED',
  'SUBMITTING',
  'SUBMITTED',
  'CANCELLING',
  'RUNNING',
  'DOWNLOADING',
  'VERIFIED',
  'UNKNOWN',
] as const satisfies readonly State[];
export type OpenState = (typeof OPEN)[number];

export const isOpen = (state: State): state is OpenState => (OPEN as readonly State[]).includes(state);
/** True in states in which a job is settled: what it cost is known. */
export const isFinal = (state: State): boolean => state === 'COMMITTED' || state === 'FAILED';

/** True in states in which the worst case is reserved: from the reservation to the end, and while a job is unresolved. */
export const holdsMoney = (state: State): boolean => state !== 'PLANNED' && !isFinal(state);
