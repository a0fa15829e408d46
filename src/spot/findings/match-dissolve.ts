import {type ClipFrame, footageAt} from '../timeline/footage-at.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {Footage} from '../timeline/timeline.ts';
import {type ClipCell, cellsOf, lumaOf, sampleTakeLuma} from './clip-cells.ts';
import {type ComparedCells, compareEdges, LEAST_CELLS} from './compare-cells.ts';
import type {FrameMeasures} from './frame-measures.ts';
import type {HiddenCells} from './hidden-cells.ts';

type Matching = {
  spot: ResolvedSpot;
  picture: FrameMeasures;
  takes: ReadonlyMap<string, FrameMeasures>;
  hiddenAt: HiddenCells;
};

/** What a grade does to luma, as far as a line describes it. */
type Grade = {offset: number; contrast: number};

/**
 * Compares the frames of the dissolve at the beginning of a clip with the mix of the two takes, each in the grade that it has beside the
 * dissolve, which `plain` has. Undefined where the clip has no dissolve, or where one of them is not compared beside it.
 */
export function matchDissolve(
  clip: Footage,
  plain: ReadonlyMap<Footage, readonly (ComparedCells | null)[]>,
  {spot, picture, takes, hiddenAt}: Matching,
): (ComparedCells | null)[] | undefined {
  const {kind, frames} = clip.entry;
  const before = spot.footage.find((each) => each.from + each.frames === clip.from);
  if (kind !== 'dissolve' || !before) return undefined;
  const [under, over] = [
    gradeOf(plain.get(before)?.[clip.from - 1]),
    gradeOf(plain.get(clip)?.[clip.from + frames]),
  ];
  if (!under || !over) return undefined;
  const length = Math.min(picture.frames, spot.frames);
  const track = new Array<ComparedCells | null>(length).fill(null);
  for (let frame = clip.from; frame < Math.min(clip.from + frames, length); frame++) {
    const {layers, dip} = footageAt(spot.footage, frame);
    const [low, high] = layers;
    if (layers.length !== 2 || dip || !low || !high) continue;
    const [first, second] = [low.shown[0], high.shown[0]];
    if (low.shown.length !== 1 || high.shown.length !== 1 || !first || !second) continue;
    const [a, b] = [ownLuma(first, spot, picture, takes), ownLuma(second, spot, picture, takes)];
    if (!a || !b || a.cells.length !== b.cells.length || a.cells.length < LEAST_CELLS) continue;
    const hidden = hiddenAt(
      frame,
      a.cells.map(({index}) => index),
    );
    if (hidden.filter((each) => !each).length < LEAST_CELLS) continue;
    const own = a.own.map(
      (value, cell) =>
        (1 - high.opacity) * (under.offset + under.contrast * value) +
        high.opacity * (over.offset + over.contrast * (b.own[cell] as number)),
    );
    const seen = lumaOf(picture, frame, a.cells);
    const compared = compareEdges(a.cells, seen, own, hidden);
    track[frame] = {source: second.source, seen, own, hidden, ...compared, contrast: 1};
  }
  return track;
}

function ownLuma(
  shown: ClipFrame,
  spot: ResolvedSpot,
  picture: FrameMeasures,
  takes: ReadonlyMap<string, FrameMeasures>,
): {cells: ClipCell[]; own: Float64Array} | undefined {
  const take = shown.clip.src === null ? undefined : takes.get(shown.clip.src);
  if (!take) return undefined;
  const cells = cellsOf(shown, spot, picture, take);
  return {cells, own: sampleTakeLuma(take, Math.min(shown.source, take.frames - 1), cells)};
}

/** The line through the luma of the open cells of a frame, by least squares. Undefined where the take does not vary. */
function gradeOf(compared: ComparedCells | null | undefined): Grade | undefined {
  if (!compared) return undefined;
  const {own, seen, open} = compared;
  const cells = [...own.keys()].filter((cell) => open[cell]);
  const mean = (values: Float64Array): number =>
    cells.reduce((sum, cell) => sum + (values[cell] as number), 0) / cells.length;
  const [mx, my] = [mean(own), mean(seen)];
  let [product, square] = [0, 0];
  for (const cell of cells) {
    product += ((own[cell] as number) - mx) * ((seen[cell] as number) - my);
    square += ((own[cell] as number) - mx) ** 2;
  }
  if (cells.length < LEAST_CELLS || square === 0) return undefined;
  const contrast = product / square;
  return {contrast, offset: my - contrast * mx};
}
