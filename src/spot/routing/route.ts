import type {Shot} from '../documents/shots.ts';
import {type Acceptance, acceptanceOf, hopeOf, type Verdict} from './acceptance.ts';
import {names, type RoutingPolicy} from './policy.ts';

/** What the router has to know of an offer: a model that could make the shot, as its provider planned it. */
export type Option = {
  provider: string;
  model: string;
  /** How well the model makes this kind of shot by its card, 0 to 1; undefined where the card does not say. */
  strength: number | undefined;
  /** US dollars for a take. */
  usd: number;
  /** Seconds until a take is finished. Default: not known. */
  latency?: number | undefined;
  /** Fields that would not be as asked. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
  /** Why the model cannot be used: it needs a photo, its key is not set, it has ended. Default: it can. */
  closed?: string | undefined;
  /** The environment variables that are not set, where nothing else stands against it. Default: none. */
  unset?: readonly string[] | undefined;
};

/** One part of a candidate's score. The parts add up to the score. */
export type Reason = {
  part: 'acceptance' | 'hope' | 'price' | 'altered' | 'latency';
  worth: number;
  why: string;
};

/** An offer that may be used, with its score. */
export type Candidate<Offered extends Option = Option> = Offered & {
  score: number;
  acceptance: Acceptance;
  reasons: Reason[];
};
/**
 * Why a model cannot make a shot. `must-shoot`: no model may make it. `key-missing`: a variable is not set. `unable`: it does not make such a shot, or has ended.
 * `policy-refused`, `policy-not-allowed`: the policy in shots.yaml. `over-budget`: a take costs more than that allows.
 */
export type RefusalCode =
  | 'must-shoot'
  | 'key-missing'
  | 'unable'
  | 'policy-refused'
  | 'policy-not-allowed'
  | 'over-budget';

/** `opensWith`: the variables that have to be set, and US dollars for a take, where nothing else stands against it. */
export type RefusedOption = {
  provider: string;
  model: string;
  code: RefusalCode;
  why: string;
  opensWith?: {keys: readonly string[]; usd: number};
};

/** The offers for a shot: those that may be used, best first, and the others with the reason. */
export type Route<Offered extends Option = Option> = {
  shot: string;
  candidates: Candidate<Offered>[];
  refused: RefusedOption[];
};

/**
 * Weights of the score, whose unit is the expected share of takes that are kept. `usd`: what a dollar costs. In a draft, a
 * take for $1 scores as a free one of which half a take in one fewer is kept. `minute`: what a minute of latency costs.
 */
const WORTH = {
  usd: {draft: 0.5, final: 0.1},
  minute: 0.01,
} as const;

/** What an altered field costs. Fields that change the picture cost more than fields that conforming corrects. */
const ALTERED: Readonly<Record<string, number>> = {
  photo: 0.3,
  clip: 0.3,
  last: 0.15,
  references: 0.15,
  prompt: 0.1,
  size: 0.05,
  seconds: 0.03,
};

/** What any other field costs: sound that is dropped, a frame rate that is conformed. */
const SMALL = 0.01;

type Asked<Offered extends Option> = {
  shot: Shot;
  options: readonly Offered[];
  /** Every verdict so far, of all spots. */
  verdicts: readonly Verdict[];
  policy: RoutingPolicy;
};

/** Ranks the offers for one shot. Pure. */
export function routeShot<Offered extends Option>({
  shot,
  options,
  verdicts,
  policy,
}: Asked<Offered>): Route<Offered> {
  const route: Route<Offered> = {shot: shot.id, candidates: [], refused: []};
  const judged = verdicts.filter(({kind}) => kind === shot.kind).length;
  for (const option of options) {
    const because = refusal(option, shot, policy);
    if (because) route.refused.push(refused(option, because, shot, policy));
    else route.candidates.push(candidate(option, shot, verdicts, judged, policy));
  }
  route.candidates.sort((a, b) => b.score - a.score || a.usd - b.usd || (a.model < b.model ? -1 : 1));
  return route;
}

type Refusal = Pick<RefusedOption, 'code' | 'why'>;

function refused(option: Option, because: Refusal, shot: Shot, policy: RoutingPolicy): RefusedOption {
  const {provider, model, unset = [], usd} = option;
  if (unset.length === 0) return {provider, model, ...because};
  const beside = refusal({...option, closed: undefined, unset: undefined}, shot, policy);
  return beside === undefined
    ? {provider, model, ...because, opensWith: {keys: unset, usd}}
    : {provider, model, code: beside.code, why: `${because.why}; ${beside.why}`};
}

function refusal(option: Option, shot: Shot, {allow, refuse, budget}: RoutingPolicy): Refusal | undefined {
  const {provider, model, usd, closed, unset = []} = option;
  if (shot.mustShoot)
    return {code: 'must-shoot', why: 'a real person or a real moment: no model may make it'};
  if (closed !== undefined) return {code: unset.length > 0 ? 'key-missing' : 'unable', why: closed};
  if (names(refuse, provider, model))
    return {code: 'policy-refused', why: 'the policy in shots.yaml refuses it'};
  if (allow && !names(allow, provider, model))
    return {code: 'policy-not-allowed', why: 'the policy in shots.yaml does not allow it'};
  const limit = Math.min(budget.take ?? Infinity, budget.shot ?? Infinity);
  if (usd > limit)
    return {
      code: 'over-budget',
      why: `a take costs $${usd.toFixed(2)}, and the budget in shots.yaml allows $${limit.toFixed(2)}`,
    };
  return undefined;
}

function candidate<Offered extends Option>(
  option: Offered,
  shot: Shot,
  verdicts: readonly Verdict[],
  judged: number,
  {quality}: RoutingPolicy,
): Candidate<Offered> {
  const acceptance = acceptanceOf(option.model, shot.kind, option.strength, verdicts);
  const {prior, accepted, rejected, mean} = acceptance;
  const hope = hopeOf(acceptance, judged) - mean;
  const seen = accepted + rejected;
  const reasons: Reason[] = [
    {
      part: 'acceptance',
      worth: mean,
      why: `Tenspot expects you to keep ${percent(mean)} of its takes of this kind: the model card says ${percent(prior)}, and ${seen === 0 ? 'you judged none yet' : `you kept ${accepted} of ${seen}`}`,
    },
    {part: 'hope', worth: hope, why: `a bonus for a model with few takes to judge it by (${seen} so far)`},
  ];
  if (option.usd > 0)
    reasons.push({
      part: 'price',
      worth: -WORTH.usd[quality] * option.usd,
      why: `$${option.usd.toFixed(2)} a take, about $${(option.usd / mean).toFixed(2)} for each take that you keep`,
    });
  for (const {field, asked, becomes, why} of option.altered)
    reasons.push({
      part: 'altered',
      worth: -worthOf(field),
      why: `${field} ${asked} becomes ${becomes}: ${why}`,
    });
  if (option.latency)
    reasons.push({
      part: 'latency',
      worth: (-WORTH.minute * option.latency) / 60,
      why: `about ${Math.round(option.latency)} s until a take is there`,
    });
  return {...option, acceptance, reasons, score: reasons.reduce((sum, {worth}) => sum + worth, 0)};
}

const worthOf = (field: string): number => ALTERED[field] ?? SMALL;

const percent = (share: number): string => `${Math.round(100 * share)} %`;
