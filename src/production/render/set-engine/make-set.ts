import type {SegmentReport} from '../../../spot/fingerprint/segment-report.ts';
import {fingerprintVariants, forgetFailedFingerprints} from './fingerprint/fingerprint-variants.ts';
import {drawMissingStates, failedSelfCheck} from './graphics-states/state-pictures.ts';
import {
  countFrames,
  type FingerprintedVariant,
  type PlannedSegment,
  planSet,
  type SetPlan,
  segmentUses,
} from './plan-set.ts';
import {reportSegments} from './report-segments.ts';
import {compositeOrder, filesAtOnce} from './segments/composite-order.ts';
import {forgetFailedSegments, makeSegments, outputName, recallSegments} from './segments/make-segments.ts';
import type {SetContext, SetVariant} from './set-context.ts';
import {warnOfGraphics} from './warn-of-graphics.ts';

/** Raise when the steps from content to the bytes of a segment change. */
const SEGMENT_VERSION = 8;

/** The label under which the report counts encoded frames. */
export const SEGMENT_PROGRESS = 'segments';

/** A segment of a variant, as a file. */
export type SegmentFile = {
  file: string;
  report: SegmentReport;
  /** The key of its content; null where the content is not determined by what Tenspot knows. */
  key: string | null;
};

/** For each variant its segments in order, with the hash of this machine's fonts where they depend on them; or the error for which one of them could not be made. */
export type SetResult = ({segments: SegmentFile[]; machineFonts: string | null} | {error: unknown})[];

/** The segments of fingerprinted variants. */
export type CutSet = {
  plan: SetPlan;
  /** The files of those that an earlier run made, by key. */
  recalled: Map<string, string>;
  /** Those that have to be made. */
  missing: PlannedSegment[];
};

/** Cuts fingerprinted variants into segments, and finds those that an earlier run made. */
export async function cutSet(
  fingerprinted: readonly FingerprintedVariant[],
  context: Pick<SetContext, 'settings' | 'versions' | 'cache'>,
): Promise<CutSet> {
  const {settings, versions} = context;
  const plan = planSet(fingerprinted, {settings, versions, version: SEGMENT_VERSION});
  const recalled = await recallSegments(plan.segments, context);
  return {plan, recalled, missing: plan.segments.filter(({key}) => !recalled.has(key))};
}

/** Makes the segments of all variants. What variants share is fingerprinted, drawn, composited and encoded once. */
export async function makeSet(variants: readonly SetVariant[], context: SetContext): Promise<SetResult> {
  const {settings, report} = context;
  const shown = countFrames(variants.map(({spot}) => spot));
  const count = (step: number, label: string, frames: number) => (done: number) =>
    report.frames({variant: label, index: step, of: 2, done, frames});

  report.step(
    `Fingerprinting the graphics of ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}`,
  );
  const onFingerprinted = count(0, 'fingerprints', shown);
  const fingerprinted = await fingerprintVariants(variants, context, (part) =>
    onFingerprinted(Math.round(part * shown)),
  );

  warnOfGraphics(fingerprinted, report);
  const {plan, recalled, missing} = await cutSet(fingerprinted, context);
  const toMake = countFrames(missing);
  report.step(`${plan.segments.length} segments, ${missing.length} to make: ${toMake} frames of ${shown}`);
  count(1, SEGMENT_PROGRESS, toMake)(0);

  const groups = compositeOrder(missing, filesAtOnce(settings));
  const pictures = await drawMissingStates(groups.flat(), fingerprinted, context);
  if (pictures.drawn.size > 0) report.step(`Drawing ${pictures.drawn.size} graphics states`);
  const made = await makeSegments({groups, plan, variants, pictures, context}, (done, of) =>
    count(1, SEGMENT_PROGRESS, of)(done),
  );
  await forgetFailedFingerprints(fingerprinted, pictures, context);
  await forgetFailedSegments(plan.segments, pictures, context);
  await pictures.close();

  const reports = reportSegments(plan, variants, pictures, missing);
  const uses = Map.groupBy(segmentUses(plan), ({variant}) => variant);
  return variants.map((_, variant) => {
    const own = (uses.get(variant) ?? []).map(({segment, from}, at) => {
      const name = outputName(segment, variant, from, pictures);
      const isCertain = failedSelfCheck(segment, pictures) === null;
      const key = isCertain ? segment.key : null;
      const file = (isCertain ? recalled.get(segment.key) : undefined) ?? made.files.get(name);
      return {file, key, report: reports[variant]?.[at], error: made.errors.get(name)};
    });
    const failed = own.find(({error}) => error !== undefined);
    if (failed) return {error: failed.error};
    return {
      segments: own.flatMap(({file, key, report}) => (file && report ? {file, key, report} : [])),
      machineFonts: fingerprinted[variant]?.fingerprints.machineFonts ?? null,
    };
  });
}
