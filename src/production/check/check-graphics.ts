import {keyOf} from '../../machine/files/hash.ts';
import {brandClaims} from '../../spot/claims/approved-claim.ts';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import {type CoveredFootage, coveredFootage} from '../../spot/findings/covered-footage.ts';
import type {Finding} from '../../spot/findings/finding.ts';
import type {ProductPlace} from '../../spot/findings/product-place.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {shownElements} from '../../spot/findings/shown-elements.ts';
import {mayKeepFrames, type UncacheableReason} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {Box} from '../../spot/geometry/box.ts';
import {placedZones} from '../../spot/placement/placements.ts';
import type {Catalog} from '../project/catalog.ts';
import type {BatchContext} from '../render/batch-context.ts';
import type {SetVariant} from '../render/set-engine/set-context.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {CheckContext} from './check-context.ts';
import type {CheckedGraphics} from './graphics.ts';
import {type InspectedBatch, type InspectedVariant, setContextOf, toSetVariant} from './inspect-batch.ts';
import {GROUND_VERSION} from './measure/ground-jobs.ts';
import {INSPECTION_VERSION} from './measure/inspect-states.ts';
import {measureGrounds} from './measure/measure-grounds.ts';
import {opaqueImages} from './measure/opaque-images.ts';
import {TEXT_PICTURE_VERSION} from './measure/text-pictures.ts';
import {GRAPHICS_RULES} from './rules/rules.ts';
import {together} from './together.ts';

/** What the checks of graphics work with. */
export type GraphicsChecking = Pick<CheckContext, 'cache' | 'changed' | 'hashOf' | 'briefClaims'> & {
  batch: BatchContext;
  /** The brands of the workspace. */
  brands: Catalog['brands'];
  inspected: InspectedBatch;
  /** Where the products are in the footage of each variant. Resolves when the takes were looked at. */
  products: Promise<readonly (readonly ProductPlace[])[]>;
};

/** What a check found in the graphics of one variant, and where they cover its footage. */
export type GraphicsCheck = {findings: Finding[]; covered: CoveredFootage[]};

/**
 * Checks the graphics of these variants, each distinct graphics state once. What an earlier check found in the same graphics over the
 * same footage, with the same rules, is used again without a browser. Graphics that no check has measured are measured while the takes are
 * looked at.
 */
export async function checkGraphics(
  staged: readonly StagedVariant[],
  context: GraphicsChecking,
): Promise<GraphicsCheck[]> {
  const {batch} = context;
  const {store, settings} = batch;
  const variants = await Promise.all(staged.map((each) => toSetVariant(each, batch)));
  const fonts = await batch.machineFonts();
  const keyOfAt = (at: number, more: object): string =>
    keyFor(variants[at] as SetVariant, staged[at] as StagedVariant, context, {fonts, ...more});
  const all = [...variants.keys()];
  const marks = all.map((at) => keyOfAt(at, {measured: true}));
  const marked = await Promise.all(marks.map((key) => store.recall<boolean>(key, () => [])));
  const unmeasured = all.filter((at) => !marked[at]);
  const early = unmeasured.length === 0 ? undefined : measureGraphics(unmeasured, staged, context);
  const [products, first] = await together([context.products, early], {own: [early]});
  const keys = all.map((at) => keyOfAt(at, {products: products[at] ?? []}));
  const kept = await Promise.all(keys.map((key) => store.recall<GraphicsCheck>(key, () => [])));
  const measured = new Map(first);
  const rest = all.filter((at) => !kept[at] && !measured.has(at));
  if (rest.length > 0)
    for (const [at, each] of await measureGraphics(rest, staged, context)) measured.set(at, each);
  for (const [at, {lasting, isSteady, ...graphics}] of measured) {
    const {spot, id} = variants[at] as SetVariant;
    const subject: CheckedGraphics = {...graphics, product: products[at] ?? []};
    const changed = limitsOfBrand(context.changed, spot.brand.id);
    const judge = async (): Promise<GraphicsCheck> => ({
      findings: GRAPHICS_RULES.flatMap((rule) => applyRule(rule, subject, id, changed)).map((finding) =>
        inMaster(finding, settings.scale),
      ),
      covered: coveredFootage(subject.runs, spot, await opaqueImages(subject.runs, store), isSteady),
    });
    kept[at] ??= lasting ? await store.once(keys[at] as string, () => [], judge) : await judge();
    const mark = async () => true;
    if (lasting) await store.once(marks[at] as string, () => [], mark);
  }
  return kept.map((check) => check ?? {findings: [], covered: []});
}

const wordsOf = (
  brand: string,
  {brands, briefClaims}: Pick<GraphicsChecking, 'brands' | 'briefClaims'>,
): CheckedGraphics['words'] => {
  const {banned, claims} = brands[brand]?.file.defaults.tenspot.words ?? {banned: [], claims: []};
  return {banned, claims: brandClaims(claims).map(({text}) => text), ofBrief: briefClaims};
};

const keyFor = (
  {spot, program}: SetVariant,
  {variant}: StagedVariant,
  {batch, changed, brands, briefClaims}: GraphicsChecking,
  more: object,
): string =>
  keyOf({
    ...more,
    check: 'graphics, what they cover, and where they rest',
    measures: [INSPECTION_VERSION, GROUND_VERSION, TEXT_PICTURE_VERSION],
    variant: variant.id,
    spot,
    program,
    versions: batch.versions,
    scale: batch.settings.scale,
    zones: placedZones(variant.props, brands[spot.brand.id]?.kit.placements),
    words: wordsOf(spot.brand.id, {brands, briefClaims}),
    rules: GRAPHICS_RULES.map(({id, version}) => `${id} ${version}`),
    changed: limitsOfBrand(changed, spot.brand.id),
  });

/** Reasons for which a text is drawn in a font of this machine. The fonts are in the key of what is kept, where they are known. */
const IN_MACHINE_FONTS: readonly UncacheableReason['kind'][] = [
  'foreign-font',
  'font-by-name',
  'fallback-font',
];

/** Graphics whose products are not known yet. `lasting`: false if the next check may find other graphics in the same documents. */
type MeasuredGraphics = Omit<CheckedGraphics, 'product'> & {
  lasting: boolean;
  isSteady: (state: string) => boolean;
};

/** Inspects and measures the graphics of some of the staged variants, by their positions. */
async function measureGraphics(
  positions: readonly number[],
  staged: readonly StagedVariant[],
  {batch, cache, brands, briefClaims, inspected}: GraphicsChecking,
): Promise<[number, MeasuredGraphics][]> {
  const fonts = await batch.machineFonts();
  const all = await inspected();
  const some = positions.map((at) => {
    const {fingerprinted, runs} = all[at] as InspectedVariant;
    return {
      at,
      fingerprinted,
      spot: fingerprinted.spot,
      runs,
      shown: shownElements(runs, fingerprinted.spot),
    };
  });
  batch.report.step('Measuring what is behind the texts');
  const grounds = await measureGrounds(some, setContextOf(batch, cache));
  return some.map(({at, fingerprinted, spot, runs, shown}, index) => {
    const {frames, uncacheable} = fingerprinted.fingerprints;
    const measured: MeasuredGraphics = {
      spot,
      words: wordsOf(spot.brand.id, {brands, briefClaims}),
      zones: placedZones((staged[at] as StagedVariant).variant.props, brands[spot.brand.id]?.kit.placements),
      runs,
      shown,
      grounds: grounds[index] ?? [],
      foreign: foreignCharacters(frames, uncacheable),
      isSteady: (state) => !uncacheable.has(state),
      lasting: [...uncacheable.values()].every(
        (reason) => mayKeepFrames(reason) || (fonts !== null && IN_MACHINE_FONTS.includes(reason.kind)),
      ),
    };
    return [at, measured];
  });
}

/** Characters that the browser draws in a font of this machine, each with the first frame that shows it. */
function foreignCharacters(
  frames: readonly string[],
  uncacheable: ReadonlyMap<string, UncacheableReason>,
): CheckedGraphics['foreign'] {
  const found = new Map<string, number>();
  for (const [frame, fingerprint] of frames.entries()) {
    const reason = uncacheable.get(fingerprint);
    const character = reason?.kind === 'fallback-font' ? (reason.detail ?? 'a character') : undefined;
    if (character !== undefined && !found.has(character)) found.set(character, frame);
  }
  return [...found].map(([character, frame]) => ({character, frame}));
}

/** A finding with its box in pixels of the master: proofs are smaller than the spot. */
function inMaster(finding: Finding, scale: number): Finding {
  const box = finding.evidence?.box as Box | undefined;
  if (!box || scale === 1) return finding;
  const {x, y, width, height} = box;
  const scaled = {x: x * scale, y: y * scale, width: width * scale, height: height * scale};
  return {...finding, evidence: {...finding.evidence, box: scaled}};
}
