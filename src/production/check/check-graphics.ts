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
import {templateProgram} from '../render/master-key.ts';
import {fingerprintVariants} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import type {SetContext, SetVariant} from '../render/set-engine/set-context.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {CheckContext} from './check-context.ts';
import type {CheckedGraphics} from './graphics.ts';
import {INSPECTION_VERSION, inspectVariants} from './measure/inspect-states.ts';
import {GROUND_VERSION, measureGrounds} from './measure/measure-grounds.ts';
import {opaqueImages} from './measure/opaque-images.ts';
import {TEXT_PICTURE_VERSION} from './measure/text-pictures.ts';
import {GRAPHICS_RULES} from './rules/rules.ts';

/** What the checks of graphics work with. */
export type GraphicsChecking = Pick<CheckContext, 'cache' | 'changed' | 'hashOf'> & {
  batch: BatchContext;
  /** The brands of the workspace. */
  brands: Catalog['brands'];
  /** Where the products are in the footage of each variant. */
  products: readonly (readonly ProductPlace[])[];
};

/** What a check found in the graphics of one variant, and where they cover its footage. */
export type GraphicsCheck = {findings: Finding[]; covered: CoveredFootage[]};

/**
 * Checks the graphics of these variants, each distinct graphics state once. What an earlier check found in the same graphics over the
 * same footage, with the same rules, is used again without a browser.
 */
export async function checkGraphics(
  staged: readonly StagedVariant[],
  context: GraphicsChecking,
): Promise<GraphicsCheck[]> {
  const {batch} = context;
  const {store, settings} = batch;
  const variants = await Promise.all(staged.map((each) => toSetVariant(each, batch)));
  const fonts = await batch.machineFonts();
  const keys = variants.map((variant, at) =>
    keyFor(variant, staged[at] as StagedVariant, context, at, fonts),
  );
  const kept = await Promise.all(keys.map((key) => store.recall<GraphicsCheck>(key, () => [])));
  const open = variants.flatMap((variant, at) => (kept[at] ? [] : [{variant, at}]));
  if (open.length > 0) {
    const graphics = await inspectGraphics(
      open.map(({variant, at}) => ({
        variant,
        staged: staged[at] as StagedVariant,
        product: context.products[at] ?? [],
      })),
      context,
    );
    for (const [index, {variant, at}] of open.entries()) {
      const {lasting, ...subject} = graphics[index] as InspectedGraphics;
      const changed = limitsOfBrand(context.changed, variant.spot.brand.id);
      const judge = async (): Promise<GraphicsCheck> => ({
        findings: GRAPHICS_RULES.flatMap((rule) => applyRule(rule, subject, variant.id, changed)).map(
          (finding) => inMaster(finding, settings.scale),
        ),
        covered: coveredFootage(subject.runs, variant.spot, await opaqueImages(subject.runs, store)),
      });
      kept[at] = lasting ? await store.once(keys[at] as string, () => [], judge) : await judge();
    }
  }
  return kept.map((check) => check ?? {findings: [], covered: []});
}

/** A staged variant as the set engine gets it. */
export const toSetVariant = async (
  {variant, spot, graded}: StagedVariant,
  {workspace}: BatchContext,
): Promise<SetVariant> => ({
  id: variant.id,
  spot,
  graded,
  program: await templateProgram(workspace, variant.props.template),
});

const wordsOf = (brand: string, brands: Catalog['brands']): CheckedGraphics['words'] => {
  const {banned, claims} = brands[brand]?.file.defaults.tenspot.words ?? {banned: [], claims: []};
  return {banned, claims: brandClaims(claims).map(({text}) => text)};
};

const keyFor = (
  {spot, program}: SetVariant,
  {variant}: StagedVariant,
  {batch, changed, brands, products}: GraphicsChecking,
  at: number,
  fonts: string | null,
): string =>
  keyOf({
    fonts,
    products: products[at] ?? [],
    check: 'graphics and what they cover',
    measures: [INSPECTION_VERSION, GROUND_VERSION, TEXT_PICTURE_VERSION],
    variant: variant.id,
    spot,
    program,
    versions: batch.versions,
    scale: batch.settings.scale,
    zones: placedZones(variant.props),
    words: wordsOf(spot.brand.id, brands),
    rules: GRAPHICS_RULES.map(({id, version}) => `${id} ${version}`),
    changed: limitsOfBrand(changed, spot.brand.id),
  });

/** Reasons for which a text is drawn in a font of this machine. The fonts are in the key of what is kept, where they are known. */
const IN_MACHINE_FONTS: readonly UncacheableReason['kind'][] = [
  'foreign-font',
  'font-by-name',
  'fallback-font',
];

/** `lasting`: false if the next check may find other graphics in the same documents. */
type InspectedGraphics = CheckedGraphics & {lasting: boolean};

async function inspectGraphics(
  all: readonly {variant: SetVariant; staged: StagedVariant; product: readonly ProductPlace[]}[],
  {batch, cache, brands}: GraphicsChecking,
): Promise<InspectedGraphics[]> {
  const {store, tools, machineFonts, settings, versions, browser, report, signal} = batch;
  const fonts = await machineFonts();
  const context: SetContext = {
    store,
    cache,
    tools,
    machineFonts,
    settings,
    versions,
    browser,
    report,
    signal,
  };
  report.step(`Inspecting the graphics of ${all.length} ${all.length === 1 ? 'variant' : 'variants'}`);
  const fingerprinted = await fingerprintVariants(
    all.map(({variant}) => variant),
    context,
    () => undefined,
  );
  const inspected = (await inspectVariants(fingerprinted, context)).map((runs, at) => ({
    spot: (all[at] as {variant: SetVariant}).variant.spot,
    runs,
    shown: shownElements(runs),
  }));
  report.step('Measuring what is behind the texts');
  const grounds = await measureGrounds(inspected, context);
  return inspected.map(({spot, runs, shown}, at) => {
    const {frames, uncacheable} = (fingerprinted[at] as (typeof fingerprinted)[number]).fingerprints;
    return {
      spot,
      words: wordsOf(spot.brand.id, brands),
      zones: placedZones((all[at] as {staged: StagedVariant}).staged.variant.props),
      runs,
      shown,
      grounds: grounds[at] ?? [],
      product: all[at]?.product ?? [],
      foreign: foreignCharacters(frames, uncacheable),
      lasting: [...uncacheable.values()].every(
        (reason) => mayKeepFrames(reason) || (fonts !== null && IN_MACHINE_FONTS.includes(reason.kind)),
      ),
    };
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
