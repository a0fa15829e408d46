import type {ShotKind} from '../documents/shots.ts';

/** Whether a person kept a take for the spot. */
export type Verdict = {model: string; kind: ShotKind; accepted: boolean};

/** How often people keep a model's takes of a kind of shot: a Beta distribution. */
export type Acceptance = {
  /** What the model's card says, 0 to 1, before people have judged its takes. */
  prior: number;
  accepted: number;
  rejected: number;
  /** Expected share of takes that are kept, 0 to 1. */
  mean: number;
  /** Standard deviation of that share: how little is known. */
  spread: number;
};

/** The card counts as much as this many verdicts. */
const PRIOR_WEIGHT = 4;

/** The prior of a kind that the card does not have. */
const UNKNOWN = 0.3;

/**
 * The posterior for a model and a kind of shot: Beta(w p, w (1 - p)) for a card that says p, plus one for each verdict on its
 * side. p is kept between 0.05 and 0.95, so that verdicts can always change it.
 */
export function acceptanceOf(
  model: string,
  kind: ShotKind,
  prior: number | undefined,
  verdicts: readonly Verdict[],
): Acceptance {
  const own = verdicts.filter((verdict) => verdict.model === model && verdict.kind === kind);
  const accepted = own.filter((verdict) => verdict.accepted).length;
  const rejected = own.length - accepted;
  const said = Math.min(0.95, Math.max(0.05, prior ?? UNKNOWN));
  const alpha = PRIOR_WEIGHT * said + accepted;
  const beta = PRIOR_WEIGHT * (1 - said) + rejected;
  const total = alpha + beta;
  const spread = Math.sqrt((alpha * beta) / (total * total * (total + 1)));
  return {prior: said, accepted, rejected, mean: alpha / total, spread};
}

/**
 * The score for a model's takes: its mean, and more the less is known, as long as few takes of the kind were judged. This is
 * the upper confidence bound of Bayes-UCB (Kaufmann, Cappé, Garivier 2012) with the normal quantile in place of the Beta's.
 */
export const hopeOf = ({mean, spread}: Acceptance, judged: number): number =>
  Math.min(1, mean + spread * upper(1 - 1 / (judged + 2)));

/** The standard normal quantile for p from 0.5 on, to 0.0005: Abramowitz and Stegun, 26.2.23. */
function upper(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  return Math.max(0, t - above / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
}
