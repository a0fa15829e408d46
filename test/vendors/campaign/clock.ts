/** The time of a campaign: it runs faster than the real one, and every process of the campaign has the same. */
export type CampaignClock = {
  now: () => number;
  /** From now on time runs so many times as fast. */
  run: (speed: number) => void;
  /** What a process needs to have the same time; `skew` milliseconds ahead of it. */
  forProcess: (skew: number) => string;
};

/** Ten minutes are a second. */
export const USUAL_SPEED = 600;
/** A day is eight seconds. */
export const LAST_SPEED = 10_000;

export function openClock(start: number): CampaignClock {
  let [base, from, speed] = [start, Date.now(), USUAL_SPEED];
  const now = (): number => Math.round(base + (Date.now() - from) * speed);
  return {
    now,
    run: (next) => {
      [base, from, speed] = [now(), Date.now(), next];
    },
    forProcess: (skew) => JSON.stringify({base, from, speed, skew}),
  };
}
