import type {FrameMatch} from '../../../../spot/findings/compare-cells.ts';
import type {ClipMatch} from '../../../../spot/findings/match-footage.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {quantile} from '../../../../spot/findings/statistics.ts';
import {masterRule} from '../../master.ts';

/** Frames whose footage is not from the take that the edit names. */
export const footageForeign = masterRule({
  id: 'footage-foreign',
  version: 9,
  title: 'The footage is not the take that the edit names.',
  severity: 'error',
  limits: {
    similarity: {
      value: 0.6,
      unit: 'correlation of luma; for a whole clip a part of what its take can reach with its grain taken away',
      stricter: 'higher',
      source: 'Own: frames of the samples with their graphics reach 0.8 or more',
    },
    below: {
      value: 0.25,
      unit: 'correlation below the median of the clip',
      stricter: 'lower',
      source: 'Own: an encoder takes away grain, so that dark grainy clips stay between 0.58 and 0.85',
    },
    least: {
      value: 0.15,
      unit: 'correlation of luma, whatever the median of the clip is',
      stricter: 'higher',
      source: 'Own: a dark, grainy clip of flashing light falls to 0.19; frames of other footage reach 0.09',
    },
  },
  judge({footage}, limits) {
    return footage.flatMap((match) => {
      const {clip, frames} = match;
      const least = leastOf(match, limits);
      const isForeign = (frame: number): boolean => (frames[frame]?.similarity ?? 1) < least;
      return runsOf(frames.length, isForeign).map((run) => ({
        frames: run,
        expected: `a correlation with the take of ${least.toFixed(2)} or more`,
        got: (frames[run.from]?.similarity ?? 0).toFixed(2),
        evidence: {slot: clip.slot},
      }));
    });
  },
});

type Limits = {similarity: number; below: number; least: number};

/**
 * The least correlation of a clip. Grain lowers that of all its frames: the take says by how much. A clip that stays below that in most of
 * its frames is other footage as a whole; in any other clip, frames that are far below the rest are.
 */
function leastOf({frames}: ClipMatch, {similarity, below, least}: Limits): number {
  const known = frames.filter((frame) => frame !== null && frame.similarity !== null) as FrameMatch[];
  const middle = (values: readonly number[]): number => quantile(Float64Array.from(values), 0.5);
  const median = middle(known.map((frame) => frame.similarity ?? 0));
  // The master has noise, too: what is left of the grain, and what the encoder added.
  const reached = similarity * middle(known.map(({expected}) => expected)) ** 2;
  if (median < reached) return Math.max(least, reached);
  return Math.min(similarity, Math.max(least, median - below));
}
