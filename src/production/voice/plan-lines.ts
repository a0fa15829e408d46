import type {ModelBills} from '../../spot/ledger/bills.ts';
import type {Subject} from '../../spot/ledger/subject.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import {speakerOf} from '../../spot/voice/voice-choice.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Order} from '../shoot/buy/order.ts';
import {priceNamedModel, type Remedy} from '../shoot/route/named-model-price.ts';
import {planVariant} from '../stage/plan-variant.ts';
import {lineOrder} from './bought-speech.ts';
import {isSpoken, speechOffer} from './speech-offer.ts';

/** A line of a voice that has to be bought, or was. */
export type LinePlan = {
  line: SpokenLine;
  /** What it is counted and capped under: the slot of the first variant that says it. */
  subject: Subject;
  /** Ids of the variants that say it. */
  variants: string[];
  /** Its model, as `provider/model`. */
  model: string;
  /** Fields that the model cannot honour. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
  /** Whether it is bought. */
  there: boolean;
  /** Why it cannot be bought. Undefined where nothing stands against it. */
  closed: string | undefined;
  /** What to do about that. Default: name another model. */
  remedy?: Remedy | undefined;
  /** Where its voice is in `brand.yaml`. */
  voiceAt: Problem['where'];
  /** US dollars at most that it still costs. */
  usd: number;
  /** Null where it cannot be bought, or is. */
  order: Order | null;
};

/**
 * The lines that the voices of a spot say, each once, however many variants say it: those that are heard in a variant, and no others. Lines of voices that work on this machine are left
 * out: nothing has to be bought for them. Sends nothing.
 */
export function planLines(
  project: SpotProject,
  {sandbox, bills}: {sandbox: boolean; bills: readonly ModelBills[]},
): LinePlan[] {
  const lines = new Map<string, Said>();
  // A variant does not have every slot that the script has words for.
  for (const {id, props} of project.variants)
    for (const line of planVariant(props, project).voice?.lines ?? []) {
      const known = lines.get(line.key);
      if (known) known.variants.push(id);
      else lines.set(line.key, {line, variants: [id], voiceAt: voiceIn(props, project)});
    }
  const priced = new Set<string>();
  return [...lines.values()]
    .flatMap((each) => planOne(each, project, {sandbox, bills}))
    .map((plan) => {
      // Two languages can make one request: `de` and `de-AT`, for a model that gets `de` for both.
      const key = plan.order?.candidates[0]?.key;
      const isPriced = key !== undefined && priced.has(key);
      if (key !== undefined) priced.add(key);
      return isPriced ? {...plan, usd: 0} : plan;
    });
}

/** A line, the variants that say it, and where its voice is. */
type Said = Pick<LinePlan, 'line' | 'variants' | 'voiceAt'>;

function voiceIn(props: SpotProps, {catalog}: SpotProject): Problem['where'] {
  const path = ['defaults', 'tenspot', 'voices', speakerOf(props)?.speaker ?? ''];
  return {...catalog.brands[props.brand]?.locate(path), field: path.join('.')};
}

function planOne(
  {line, variants, voiceAt}: Said,
  {spot, providers, env}: SpotProject,
  {sandbox, bills}: {sandbox: boolean; bills: readonly ModelBills[]},
): LinePlan[] {
  const subject: Subject = {spot: spot.id, type: 'line', id: line.slot};
  const about = {line, subject, variants: [...new Set(variants)], voiceAt};
  const offer = speechOffer(line, providers);
  if (isSpoken(offer) && !offer.provider.remote) return [];
  const heard = spot.speech[line.key];
  if (heard && !heard.standsIn) {
    const model = `${heard.provider}/${heard.model}`;
    const altered = isSpoken(offer) ? offer.request.altered : [];
    return [{...about, model, altered, there: true, closed: undefined, usd: 0, order: null}];
  }
  if (!isSpoken(offer)) {
    const [problem] = offer?.unspoken ?? [];
    const closed = problem
      ? `${problem.what}: expected ${problem.expected}, got ${problem.got}`
      : 'there is no such model';
    const remedy = problem?.fix === undefined ? undefined : {where: problem.where, fix: problem.fix};
    return [
      {...about, model: line.speaker.model, altered: [], there: false, closed, remedy, usd: 0, order: null},
    ];
  }
  const {provider, card, request} = offer;
  const model = `${provider.id}/${card.id}`;
  const {altered} = request;
  const priced = priceNamedModel(offer, {sandbox, bills, env});
  if (priced.closed !== undefined) {
    const {closed, remedy} = priced;
    return [{...about, model, altered, there: false, closed, remedy, usd: 0, order: null}];
  }
  const {candidate, usd} = priced;
  const order: Order = {id: lineOrder(line), kind: 'speech', subject, candidates: [candidate]};
  return [{...about, model, altered, there: false, closed: undefined, usd, order}];
}
