import {type ClipFrame, footageAt} from '../timeline/footage-at.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {Footage} from '../timeline/timeline.ts';
import {cellsOf, lumaOf, sampleCoarseLuma, sampleTakeLuma} from './clip-cells.ts';
import {type ComparedCells, compareEdges, type FrameMatch, LEAST_CELLS, stepTo} from './compare-cells.ts';
import type {CoveredFootage} from './covered-footage.ts';
import type {FrameMeasures, LumaMeasures} from './frame-measures.ts';
import {type HiddenCells, hiddenCells} from './hidden-cells.ts';

/** How one clip compares, for each frame of the spot; null where it is not compared. */
export type ClipMatch = {clip: Footage; frames: readonly (FrameMatch | null)[]};

/**
 * Compares every frame of a master with the takes that it shows, by the means of luma of quarter cells; the clips of a split screen each by
 * itself. Frames in a transition, frames without a take and frames in which graphics cover nearly all of the take are null. `takeOf`: the take
 * of a clip as its grade shows it; undefined where there is none. `covered`: where graphics cover the footage.
 */
export function matchFootage(
  spot: ResolvedSpot,
  picture: FrameMeasures,
  takeOf: (clip: Footage) => LumaMeasures | undefined,
  covered: readonly CoveredFootage[] = [],
): ClipMatch[] {
  const tracks = new Map<Footage, (ComparedCells | null)[]>();
  const hidden = hiddenCells(covered, spot, picture);
  const length = Math.min(picture.frames, spot.frames);
  for (let frame = 0; frame < length; frame++)
    for (const shown of comparedClips(spot, frame)) {
      const track = tracks.get(shown.clip) ?? new Array<ComparedCells | null>(length).fill(null);
      tracks.set(shown.clip, track);
      track[frame] = compareFrame(frame, shown, spot, picture, takeOf(shown.clip), hidden);
    }
  return [...tracks].map(([clip, track]) => ({
    clip,
    frames: track.map((now, frame) => {
      if (!now) return null;
      const {source, similarity, expected} = now;
      return {source, similarity, expected, ...stepTo(track, frame, now)};
    }),
  }));
}

/** The clips that can be seen at a frame and are in no transition: those of the top layer. */
function comparedClips({footage}: ResolvedSpot, frame: number): ClipFrame[] {
  const {layers, dip} = footageAt(footage, frame);
  const top = layers.at(-1);
  return top && top.opacity >= 1 && !dip ? top.shown : [];
}

function compareFrame(
  frame: number,
  shown: ClipFrame,
  spot: ResolvedSpot,
  picture: FrameMeasures,
  take: LumaMeasures | undefined,
  hiddenAt: HiddenCells,
): ComparedCells | null {
  if (!take) return null;
  const cells = cellsOf(shown, spot, picture, take);
  const hidden = hiddenAt(
    frame,
    cells.map(({index}) => index),
  );
  if (hidden.filter((each) => !each).length < LEAST_CELLS) return null;
  const seen = lumaOf(picture, frame, cells);
  const source = Math.min(shown.source, take.frames - 1);
  const own = sampleTakeLuma(take, source, cells);
  const beside = source + 1 < take.frames ? source + 1 : source - 1;
  return {
    source: shown.source,
    seen,
    own,
    hidden,
    ...compareEdges(cells, seen, own, hidden, {
      beside: beside < 0 ? null : sampleTakeLuma(take, beside, cells),
      coarse: sampleCoarseLuma(take, source, cells),
    }),
  };
}
