import {readMasterFile} from '../../../machine/media/master-file.ts';
import {hashPackets, type PacketGroup} from '../../../machine/media/packet-groups.ts';
import {type GraphicsRun, shownElements} from '../../../spot/findings/shown-elements.ts';
import {explainReason} from '../../../spot/fingerprint/uncacheable-reason.ts';
import {problemsOf} from '../../../spot/problem/errors.ts';
import {masterSize} from '../../../spot/variant/format.ts';
import type {VariantFingerprints} from '../../render/set-engine/fingerprint/fingerprint-variants.ts';
import type {PlannedSegment} from '../../render/set-engine/plan-set.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import type {BurntMaster} from './burnt.ts';
import {type WantedFrame, wantedFrames} from './compare-master.ts';
import {type SampledFrame, sampleFrames} from './sample-frames.ts';

/** The frames of one master that are compared. */
export type ComparisonPlan = Pick<BurntMaster, 'spot' | 'shown' | 'unchecked'> & {
  file: string;
  groups: readonly PacketGroup[];
  wanted: WantedFrame[];
};

/** Chooses the frames of a master that are compared. A damaged master, and one of another size, has none; `unchecked` says why. */
export async function planComparison(
  file: string,
  {spot, fingerprints}: VariantFingerprints,
  runs: readonly GraphicsRun[],
  context: SetContext,
): Promise<ComparisonPlan> {
  const shown = shownElements(runs, spot);
  const {width, height} = masterSize(spot.format, context.settings.scale);
  const read = await orReason(
    async () => ({...(await readMasterFile(context.tools, file)), groups: (await hashPackets(file)).video}),
    context,
  );
  // Another rule tells that the file is damaged.
  if ('failed' in read)
    return {file, spot, shown, groups: [], wanted: [], unchecked: [{frames: null, why: read.failed}]};
  const {video, groups} = read.made;
  const [stream] = video;
  if (stream?.width !== width || stream.height !== height) {
    const why = `the picture has ${stream?.width ?? 0} x ${stream?.height ?? 0} px, not ${width} x ${height}`;
    return {file, spot, shown, groups: [], wanted: [], unchecked: [{frames: null, why}]};
  }
  const sampled = sampleFrames(spot, runs).map((each) => ({
    ...each,
    state: fingerprints.frames[each.frame] ?? '',
  }));
  const reasonOf = ({state}: SampledFrame): string | undefined => {
    const reason = fingerprints.uncacheable.get(state);
    return reason && explainReason(reason);
  };
  return {
    file,
    spot,
    shown,
    groups,
    wanted: wantedFrames(
      sampled.filter((each) => reasonOf(each) === undefined),
      spot,
      groups,
      context,
    ),
    unchecked: sampled.flatMap((each) => {
      const why = reasonOf(each);
      return why === undefined ? [] : [{frames: each.span, why}];
    }),
  };
}

/** One segment for each frame that is compared: only its picture is needed. */
export const statesToDraw = (plans: readonly ComparisonPlan[]): PlannedSegment[] =>
  plans.flatMap(({wanted}, variant) =>
    wanted.map(({frame, state, key}) => ({
      variant,
      from: frame,
      frames: 1,
      states: [state],
      key,
      footage: key,
      uncacheable: null,
    })),
  );

/** What a step made, or why it failed. An abort is thrown. */
export async function orReason<T>(
  step: () => Promise<T>,
  {signal}: Pick<SetContext, 'signal'>,
): Promise<{made: T} | {failed: string}> {
  try {
    return {made: await step()};
  } catch (error) {
    if (signal?.aborted) throw error;
    return {failed: problemsOf(error)[0]?.what ?? 'the master could not be decoded'};
  }
}
