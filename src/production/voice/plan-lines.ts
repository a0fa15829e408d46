import {variableOf} from '../../machine/http/network.ts';
import {isInstalled} from '../../machine/tools/installed.ts';
import {billsOf, type ModelBills, raisedPrice} from '../../spot/ledger/bills.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import type {Subject} from '../../spot/ledger/subject.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {SpokenLine} from '../../spot/voice/spoken-line.ts';
import {speakerOf} from '../../spot/voice/voice-choice.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {stoppedByBill} from '../shoot/bills.ts';
import type {Order} from '../shoot/buy/order.ts';
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
  remedy?: {where?: Problem['where']; fix: string} | undefined;
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
  return [...lines.values()].flatMap((each) => planOne(each, project, {sandbox, bills}));
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
  const {provider, card, request, key} = offer;
  const {remote} = provider;
  if (!remote) return [];
  const model = `${provider.id}/${card.id}`;
  const {altered} = request;
  const billed = billsOf(bills, {provider: provider.id, model: card.id});
  const unset = [remote.key, remote.server].filter(
    (name) => typeof name === 'string' && !sandbox && variableOf(env, name) === undefined,
  );
  const closed =
    (card.retiredAt !== null && card.retiredAt <= new Date().toISOString().slice(0, 10)
      ? `ended on ${card.retiredAt}`
      : undefined) ??
    (unset.length > 0 ? `no key: set ${unset.join(' and ')}` : undefined) ??
    (remote.sdk && !isInstalled(remote.sdk, remote.importer)
      ? `package ${remote.sdk} is not installed: npm install ${remote.sdk}`
      : undefined) ??
    stoppedByBill(billed);
  const listed = provider.estimate(request).usd;
  const usd = billed ? raisedPrice(listed, billed) : listed;
  const worst = toMicro(usd);
  if (closed !== undefined || worst === undefined)
    return [
      {
        ...about,
        model,
        altered,
        there: false,
        closed: closed ?? 'it has no price',
        remedy:
          unset.length > 0
            ? {
                fix: `Set ${unset.join(' and ')}, or name another model. To try it without a key, add --sandbox.`,
              }
            : undefined,
        usd: 0,
        order: null,
      },
    ];
  const order: Order = {
    id: lineOrder(line),
    kind: 'speech',
    subject,
    candidates: [{provider: provider.id, key, request, mediaType: card.mediaType, worst}],
  };
  return [{...about, model, altered, there: false, closed, usd, order}];
}
