/** How a provider fares: faults and refusals in a run, and until when it is left alone. */
export type Health = {faults: number; strikes: number; restUntil: number};

export const WELL: Health = {faults: 0, strikes: 0, restUntil: 0};

/** Faults in a run that pause a provider, and for how long. After the pause one more fault pauses it again. */
export const FAULTS_IN_A_RUN = 5;
export const REST = 60_000;
/** Refusals by moderation in a run after which a provider gets nothing more: accounts are closed over them. */
export const STRIKES_IN_A_RUN = 3;

export const afterSuccess = (): Health => WELL;

export function afterFault(health: Health, now: number): Health {
  const faults = health.faults + 1;
  return {...health, faults, restUntil: faults >= FAULTS_IN_A_RUN ? now + REST : health.restUntil};
}

/** A create that is accepted ends the rest; only a clip ends the run of faults. */
export const afterAccepted = (health: Health): Health => ({
  ...health,
  faults: Math.min(health.faults, FAULTS_IN_A_RUN - 1),
});

export const afterStrike = (health: Health): Health => ({...health, strikes: health.strikes + 1});

export const isStruckOut = ({strikes}: Health): boolean => strikes >= STRIKES_IN_A_RUN;
