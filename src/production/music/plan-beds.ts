import {sha256File} from '../../machine/files/hash.ts';
import {extensionOf} from '../../machine/media/check-asset.ts';
import type {BedDescription} from '../../spot/brand/brand-file.ts';
import type {ModelBills} from '../../spot/ledger/bills.ts';
import type {Subject} from '../../spot/ledger/subject.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Order} from '../shoot/buy/order.ts';
import {priceNamedModel, type Remedy} from '../shoot/route/named-model-price.ts';
import {type BoughtTrack, boughtTracks, trackOf} from './bought-tracks.ts';
import {musicModels, musicOffer, trackOrder} from './music-offer.ts';

/** A bed that has to be bought, or was. */
export type BedPlan = {
  /** Its name in `brand.yaml`. */
  bed: string;
  brand: Brand;
  /** Its track, relative to the folder of the brand. */
  file: string;
  buy: BedDescription;
  subject: Subject;
  /** Ids of the variants that have it. */
  variants: string[];
  /** Its model, as `provider/model`. */
  model: string;
  /** Fields that the model cannot honour. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
  /** Whether it is bought. Its track may still have to be put in its place. */
  there: boolean;
  /** Why it cannot be bought. Undefined if it can be bought. */
  closed: string | undefined;
  /** What to do about that. Default: name another model. */
  remedy?: Remedy | undefined;
  /** Where it is in `brand.yaml`. */
  at: Problem['where'];
  /** The most that it can still cost, in US dollars. 0 if another bed of the plan is the same purchase. */
  usd: number;
  /** Null where it cannot be bought, or is. */
  order: Order | null;
};

/**
 * The beds of the variants of a spot that can be bought, each once. A bed whose file is there counts as bought if that is the track of its
 * description; a track that was not bought is a person's own, and left out. Sends nothing.
 */
export async function planBeds(
  project: SpotProject,
  access: {sandbox: boolean; bills: readonly ModelBills[]},
): Promise<BedPlan[]> {
  const wanted = new Map<string, {brand: Brand; bed: string; variants: string[]}>();
  for (const {id, props} of project.variants) {
    const brand = project.catalog.brands[props.brand];
    if (!brand || props.music === null || brand.tracks?.[props.music] === undefined) continue;
    const key = `${brand.id}/${props.music}`;
    const known = wanted.get(key);
    if (known) known.variants.push(id);
    else wanted.set(key, {brand, bed: props.music, variants: [id]});
  }
  if (wanted.size === 0) return [];
  const bought = await boughtTracks(project);
  const plans: BedPlan[] = [];
  const priced = new Set<string>();
  for (const each of wanted.values()) {
    const track = each.brand.tracks?.[each.bed] ?? null;
    const sha256 = track === null ? null : await sha256File(track);
    const isOwn = sha256 !== null && !bought.some((other) => other.sha256 === sha256);
    const plan = isOwn ? undefined : planOne(each, bought, project, access);
    if (!plan) continue;
    const key = plan.order?.candidates[0]?.key;
    plans.push(key !== undefined && priced.has(key) ? {...plan, usd: 0} : plan);
    if (key !== undefined) priced.add(key);
  }
  return plans;
}

function planOne(
  {brand, bed, variants}: Pick<BedPlan, 'brand' | 'bed' | 'variants'>,
  bought: readonly BoughtTrack[],
  {spot, providers, env}: SpotProject,
  {sandbox, bills}: {sandbox: boolean; bills: readonly ModelBills[]},
): BedPlan | undefined {
  const {file, buy} = brand.file.defaults.tenspot.music.beds[bed] ?? {};
  if (file === undefined || buy === undefined) return undefined;
  const path = ['defaults', 'tenspot', 'music', 'beds', bed, 'buy'];
  const at = {...brand.locate(path), field: path.join('.')};
  const subject: Subject = {spot: spot.id, type: 'music', id: bed};
  const about = {bed, brand, file, buy, subject, variants, at, altered: [], usd: 0, order: null};
  const refused = (closed: string, remedy?: Remedy, model = buy.model): BedPlan => ({
    ...{...about, model, there: false, closed, remedy},
  });
  const otherType = (extension: string, model: string): BedPlan | undefined =>
    file.toLowerCase().endsWith(`.${extension}`)
      ? undefined
      : refused(
          `its tracks are .${extension}, and \`file\` is ${file}`,
          {where: at, fix: `Let \`file\` end in .${extension}.`},
          model,
        );
  const before = trackOf(buy, bought, providers);
  if (before) {
    const model = `${before.job.plan.provider}/${buy.model}`;
    const {asset} = before.job;
    const wrong = asset ? otherType(extensionOf(asset.mediaType), model) : undefined;
    return wrong ?? {...about, model, there: true, closed: undefined};
  }
  const offer = musicOffer(buy, providers);
  if (!offer) {
    const known = musicModels(providers).map(({card}) => card.id);
    const near = nearest(buy.model, known);
    return refused(`there is no such music model: Tenspot knows ${known.join(', ')}`, {
      where: at,
      ...didYouMean(near, 'Name one of them.'),
    });
  }
  if ('refused' in offer) {
    const [problem] = offer.refused;
    return refused(`${problem?.what}: expected ${problem?.expected}, got ${problem?.got}`, {
      where: at,
      fix: problem?.fix ?? 'Change `buy`.',
    });
  }
  const model = `${offer.provider.id}/${offer.card.id}`;
  const wrong = otherType(extensionOf(offer.card.mediaType), buy.model);
  if (wrong) return wrong;
  const priced = priceNamedModel(offer, {sandbox, bills, env});
  if (priced.closed !== undefined) return refused(priced.closed, priced.remedy, model);
  const {altered} = offer.request;
  const order: Order = {id: trackOrder(buy), kind: 'music', subject, candidates: [priced.candidate]};
  return {...about, model, altered, there: false, closed: undefined, usd: priced.usd, order};
}

/** A problem for each bed that cannot be bought. */
export const unbuyableBeds = (beds: readonly BedPlan[]): Problem[] =>
  beds.flatMap(({bed, closed, remedy, at}) =>
    closed === undefined
      ? []
      : [
          {
            code: 'bed-unbuyable',
            what: `Tenspot cannot buy the bed "${bed}"`,
            where: remedy?.where ?? at,
            expected: 'a music model that can be used',
            got: closed,
            fix: remedy?.fix ?? 'Name another model in `buy` of the bed.',
          },
        ],
  );
