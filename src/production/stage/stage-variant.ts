import type {GradeFile} from '../../spot/documents/grade.ts';
import type {MixLoudness} from '../../spot/findings/mix-findings.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {finishPlace} from '../../spot/grade/finish.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';
import {seenSize} from '../../spot/timeline/footage-at.ts';
import {resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {asShown, type Filling, type Footage} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpeechRecord} from '../../spot/variant/manifest.ts';
import {copyForBrowser} from '../grade/browser-copy.ts';
import {finishIn, finishTake} from '../grade/finish-take.ts';
import {mixLoudness} from '../sound/mix-loudness.ts';
import {speechRecords} from '../voice/spoken-file.ts';
import {type PlannedProject, planVariant, type VariantPlan} from './plan-variant.ts';
import type {StageContext} from './stage-context.ts';
import {allParts, type StagedParts, stageParts, unwrap} from './stage-parts.ts';

/** A variant with everything that it needs staged: what an engine draws. */
export type StagedVariant = {
  variant: Variant;
  /** With conformed takes and the cubes that grade them. */
  spot: ResolvedSpot;
  /** With graded copies of the takes, no larger than they are seen: what the browser draws. They are made at the first call. */
  graded: () => Promise<ResolvedSpot>;
  /** The mix, staged. */
  mix: string;
  /** What it was mixed from. */
  sound: MixPlan;
  /** The loudness that the mix has. */
  loudness: MixLoudness;
  fillings: Record<string, Filling>;
  /** How its takes are matched; undefined without `grade.yaml`. */
  grade: GradeFile | undefined;
  /** Who spoke each line; empty where no voice of the brand speaks. */
  speech: SpeechRecord[];
};

/** Stages a variant for a render. Parts that another variant made are found again by their keys. Throws at the first failure. */
export async function stageVariant(
  variant: Variant,
  project: PlannedProject,
  context: StageContext,
): Promise<StagedVariant> {
  const plan = planVariant(variant.props, project);
  const parts = await withTexture(await allParts(stageParts(plan, context)), plan, context);
  const {spot, fillings, mixed: sound} = parts;
  const mix = unwrap(parts.sound);
  if (!sound) throw new Error(`variant ${variant.id} was mixed without a plan`);
  const loudness = await mixLoudness(mix, context);
  let copied: Promise<ResolvedSpot> | undefined;
  const graded = (): Promise<ResolvedSpot> => {
    copied ??= withCopies(plan, parts, context);
    return copied;
  };
  const speech = speechRecords(plan.voice, plan.documents.speech);
  return {variant, spot, graded, mix, sound, loudness, fillings, grade: plan.documents.grade?.value, speech};
}

/** The parts with the finished clips of a look that has a texture. Placeholders get none, as they get no grade. */
async function withTexture(
  parts: StagedParts,
  {props, brand}: VariantPlan,
  context: StageContext,
): Promise<StagedParts> {
  const finish = finishIn(brand, props.look);
  if (!finish) return parts;
  const footage: Footage[] = [];
  for (const clip of parts.spot.footage) {
    const filling = parts.fillings[clip.slot];
    if (!filling || !('take' in filling) || filling.take.standsIn) footage.push(clip);
    else {
      const place = finishPlace(clip, parts.spot);
      footage.push({...clip, finished: await finishTake(filling.take, clip.cube, finish, place, context)});
    }
  }
  return {...parts, spot: {...parts.spot, footage}};
}

async function withCopies(
  {props, template, brand, transitions, lengths, timing, captions}: VariantPlan,
  {spot, fillings, cubes}: StagedParts,
  context: StageContext,
): Promise<ResolvedSpot> {
  const {shown, grades} = asShownFillings(spot, fillings, cubes);
  const copies = await copyForBrowser(shown, grades, seenSizes(spot), context);
  return resolveSpot({
    props,
    template,
    kit: brand.kit,
    fillings: copies,
    transitions,
    lengths,
    timing,
    captions,
  });
}

/** The fillings whose takes are their finished files, and the cubes of those that have none. */
export function asShownFillings(
  {footage}: ResolvedSpot,
  fillings: StagedParts['fillings'],
  cubes: StagedParts['cubes'],
) {
  const shown = {...fillings};
  const grades = {...cubes};
  for (const {slot, finished} of footage) {
    const filling = fillings[slot];
    if (!finished || !filling || !('take' in filling)) continue;
    shown[slot] = {...filling, take: {...filling.take, ...finished}};
    grades[slot] = null;
  }
  return {shown, grades};
}

/** How large the clip of every slot is ever seen. */
export const seenSizes = (spot: ResolvedSpot): Record<string, Size> =>
  Object.fromEntries(spot.footage.map((clip) => [clip.slot, seenSize(asShown(clip), spot)]));
