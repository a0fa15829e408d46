import type {ShotPlan} from '../production/shoot/route/plan-shoot.ts';
import type {Candidate, Reason, RefusedOption} from '../spot/routing/route.ts';
import type {Format} from '../spot/variant/format.ts';

/** A model that could make a shot, with its score and the reasons for it. */
export type PlannedModel = {
  /** The id of its provider. */
  provider: string;
  /** Its id. */
  model: string;
  /** The sum of the reasons; the best has the highest. */
  score: number;
  /** US dollars for a take, at most. */
  usd: number;
  /** The share of takes that people keep, by its card: 0 to 1. */
  prior: number;
  /** How many of its takes of this kind of shot people kept and rejected. */
  evidence: {kept: number; rejected: number};
  /** The share of takes that people are expected to keep, and its standard deviation: 0 to 1. */
  posterior: {mean: number; spread: number};
  /** What the score is made of. */
  reasons: Reason[];
  /** Fields of the request that the model cannot honour, and what becomes of them. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
};

/** What would be bought for one shot in one format. */
export type PlannedShot = {
  /** The id of the shot. */
  shot: string;
  /** The kind of the shot: `human-motion`, `product-detail`, ... */
  kind: string;
  /** The format of its takes. */
  format: Format;
  /** US dollars at most for the takes that are missing. */
  usd: number;
  /** Seconds that a take has. */
  seconds: number;
  /** Ids of the variants that show the shot. */
  variants: string[];
  /** How many takes there should be. */
  takes: number;
  /** Each of those takes. `there`: it is bought or ordered. `model`: who would make it; null where it is there. */
  numbers: {number: number; there: boolean; model: string | null}[];
  /** The model of the shot, as `provider/model`. Null where none can make it. */
  model: string | null;
  /** Set where a person has to film it: no model makes it. */
  mustShoot?: true | undefined;
  /** What the shot waits for before a clip is bought. Left out where it waits for nothing. */
  waitsFor?: string | undefined;
  /** Set where a still comes first, from which the clip then starts. */
  still?: true | undefined;
  /** Of a still: the model and the price of the clip that follows. Null where no model can make it. */
  motion?: {model: string; usd: number} | null | undefined;
  /** Why its model is not the first of its own ranking. Null where it is. */
  continuity: string | null;
  /** Every model that could make it, best first. */
  candidates: PlannedModel[];
  /** Every model that cannot, and why. */
  refused: RefusedOption[];
};

/** The plan of a shot, as results have it. */
export const toPlannedShot = ({want, route, choice, takes, usd, motion}: ShotPlan): PlannedShot => ({
  shot: want.shot.id,
  kind: want.shot.kind,
  format: want.format,
  usd,
  seconds: want.seconds,
  variants: want.variants,
  takes: takes.length,
  numbers: takes.map(({number, there, ranked: [first]}) => ({
    number,
    there,
    model: there || !first ? null : modelName(first),
  })),
  model: choice.candidate ? modelName(choice.candidate) : null,
  ...(want.shot.mustShoot ? {mustShoot: true, waitsFor: 'a clip of its own'} : {}),
  ...(want.request.kind === 'still' ? {still: true, waitsFor: 'a picked still', motion: motion ?? null} : {}),
  continuity: choice.continuity,
  candidates: route.candidates.map(toModel),
  refused: route.refused,
});

const toModel = (candidate: Candidate): PlannedModel => {
  const {provider, model, score, usd, acceptance, reasons, altered} = candidate;
  return {
    provider,
    model,
    score,
    usd,
    prior: acceptance.prior,
    evidence: {kept: acceptance.accepted, rejected: acceptance.rejected},
    posterior: {mean: acceptance.mean, spread: acceptance.spread},
    reasons,
    altered,
  };
};

const modelName = ({provider, model}: Pick<Candidate, 'provider' | 'model'>): string =>
  `${provider}/${model}`;
