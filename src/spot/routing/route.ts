import type {Shot} from '../documents/shots.ts';
import {type Acceptance, acceptanceOf, hopeOf, type Verdict} from './acceptance.ts';
import {names, type RoutingPolicy} from './policy.ts';

/** One way to have a shot made, as its provider planned it. */
export type Option = {
  provider: string;
  model: string;
  /** How well the card says that it shoots this kind, 0 to 1; undefined where it says nothing. */
  strength: number | undefined;
  /** US dollars for a take. */
  usd: number;
  /** Seconds until a take is there, as far as it is known. */
  latency?: number | undefined;
  /** What would not be as asked. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
  /** Why it cannot be had at all: no photo for it, no key, ended. Default: it can. */
  closed?: string | undefined;
};

/** Why a candidate stands where it stands: the parts of its score add up to it. */
export type Reason = {
  part: 'acceptance' | 'hope' | 'price' | 'altered' | 'latency';
  worth: number;
  why: string;
};

export type Candidate = Option & {score: number; acceptance: Acceptance; reasons: Reason[]};
export type RefusedOption = {provider: string; model: string; why: string};

/** Who could shoot a shot, the best first, and who could not. */
export type Route = {shot: string; candidates: Candidate[]; refused: RefusedOption[]};

/**
 * What one point of score is worth: a share of 1 of takes kept. A dollar costs `usd` of it: in a draft, a take of 1 $ has to
 * be kept half as often again as a free one. Fields that change what is seen cost more than those that a conform mends.
 */
const WORTH = {
  usd: {draft: 0.5, final: 0.1},
  minute: 0.01,
} as const;

/** What it costs that a field is not as asked. */
const ALTERED: Readonly<Record<string, number>> = {
  photo: 0.3,
  clip: 0.3,
  last: 0.15,
  references: 0.15,
  prompt: 0.1,
  size: 0.05,
  seconds: 0.03,
};

/** Fields that are not named above: sound that is dropped, a frame rate that is conformed. */
const SMALL = 0.01;

type Asked = {
  shot: Shot;
  options: readonly Option[];
  /** Every verdict so far, of all spots. */
  verdicts: readonly Verdict[];
  policy: RoutingPolicy;
};

/** Ranks the ways to have one shot made. Pure: the same question gets the same answer. */
export function routeShot({shot, options, verdicts, policy}: Asked): Route {
  const route: Route = {shot: shot.id, candidates: [], refused: []};
  const judged = verdicts.filter(({kind}) => kind === shot.kind).length;
  for (const option of options) {
    const why = refusal(option, shot, policy);
    if (why !== undefined) route.refused.push({provider: option.provider, model: option.model, why});
    else route.candidates.push(candidate(option, shot, verdicts, judged, policy));
  }
  route.candidates.sort((a, b) => b.score - a.score || a.usd - b.usd || (a.model < b.model ? -1 : 1));
  return route;
}

function refusal(option: Option, shot: Shot, {allow, refuse, budget}: RoutingPolicy): string | undefined {
  const {provider, model, usd, closed} = option;
  if (shot.mustShoot) return 'a real person or a real moment: no model may make it';
  if (closed !== undefined) return closed;
  if (names(refuse, provider, model)) return 'the policy of the spot refuses it';
  if (allow && !names(allow, provider, model)) return 'the policy of the spot does not name it';
  const limit = Math.min(budget.take ?? Infinity, budget.shot ?? Infinity);
  if (usd > limit) return `a take is $${usd.toFixed(2)}, and may be $${limit.toFixed(2)}`;
  return undefined;
}

function candidate(
  option: Option,
  shot: Shot,
  verdicts: readonly Verdict[],
  judged: number,
  {quality}: RoutingPolicy,
): Candidate {
  const acceptance = acceptanceOf(option.model, shot.kind, option.strength, verdicts);
  const {prior, accepted, rejected, mean} = acceptance;
  const hope = hopeOf(acceptance, judged) - mean;
  const seen = accepted + rejected;
  const reasons: Reason[] = [
    {
      part: 'acceptance',
      worth: mean,
      why: `${percent(mean)} of its takes of this kind are expected to be kept: the card says ${percent(prior)}, ${accepted} of ${seen} judged were kept`,
    },
    {part: 'hope', worth: hope, why: `${seen} judged takes leave that much open`},
  ];
  if (option.usd > 0)
    reasons.push({
      part: 'price',
      worth: -WORTH.usd[quality] * option.usd,
      why: `$${option.usd.toFixed(2)} a take, about $${(option.usd / mean).toFixed(2)} a kept one`,
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
