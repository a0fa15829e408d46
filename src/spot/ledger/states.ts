/** Where a paid job stands. It is written down before the step that it names begins. */
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

/** What may follow what. Nothing leads from an accepted job back to where it could be sent again. */
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
  FAILED: [],
};

/** States that a process goes on from. The others are over, or wait for a person. */
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
export const isFinal = (state: State): boolean => NEXT[state].length === 0;

/** States in which the worst case is set aside: from the reservation to the end, a parked job too. */
export const holdsMoney = (state: State): boolean => state !== 'PLANNED' && !isFinal(state);
