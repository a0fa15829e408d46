import type {RestingGraphics} from '../../../../spot/findings/covered-footage.ts';
import {type FrameMeasures, SCALE} from '../../../../spot/findings/frame-measures.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import type {Box, Size} from '../../../../spot/geometry/box.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import {masterRule} from '../../master.ts';

/** Frames in which graphics at rest differ from the other frames of the same rest: a black, white or foreign frame, or another end card for a moment. */
export const pictureGraphics = masterRule({
  id: 'picture-graphics',
  version: 1,
  title: 'Graphics at rest change for some frames.',
  severity: 'error',
  limits: {
    difference: {
      value: 10,
      unit: 'codes of 8 bits, of the mean luma of a quarter cell (at most 30 px wide in 1080p) against most frames of the rest',
      stricter: 'lower',
      source: 'Own: an encoder moves the mean of an area at rest by 1 to 3 codes',
    },
    cells: {
      value: 3,
      unit: 'quarter cells that differ',
      stricter: 'lower',
      source: 'Own: one digit of a price of 100 px covers six',
    },
  },
  judge({spot, picture, covered}, {difference, cells}) {
    const cuts = new Set(spot.footage.map(({from}) => from));
    return covered
      .flatMap(({rests}) => rests.flatMap((rest) => betweenCuts(rest, cuts)))
      .filter(({from, frames}) => from + frames <= picture.frames)
      .flatMap((rest) => {
        const {most, counts, area} = differencesIn(rest, cellsIn(rest, spot, picture), picture, difference);
        return runsOf(rest.frames, (at) => (counts[at] ?? 0) >= cells).map((run) => ({
          frames: {from: rest.from + run.from, frames: run.frames},
          expected: 'graphics that stay as they are while they rest',
          got: `${run.frames === 1 ? 'a frame' : `${run.frames} frames`} with another picture in ${Math.ceil((100 * most(run)) / area)} % of their area`,
          evidence: {frame: rest.from + run.from, rest: {from: rest.from, frames: rest.frames}},
        }));
      });
  },
});

/** The parts of a rest between cuts of the footage: where an area is less solid than it seems, footage shows at its edge. */
function betweenCuts({from, frames, solid}: RestingGraphics, cuts: ReadonlySet<number>): RestingGraphics[] {
  const starts = [
    from,
    ...[...cuts].filter((cut) => cut > from && cut < from + frames).sort((a, b) => a - b),
  ];
  return starts.map((start, at) => ({from: start, frames: (starts[at + 1] ?? from + frames) - start, solid}));
}

/** The share of the frames in which a cell is the same, from which it counts as at rest. */
const AT_REST = 0.8;

/** In how many cells at rest each frame of a rest differs from most of its frames. */
function differencesIn(
  {from, frames}: Span,
  cells: readonly number[],
  picture: FrameMeasures,
  limit: number,
) {
  const counts = new Uint32Array(frames);
  for (const cell of cells) {
    const values = Float64Array.from({length: frames}, (_, at) => lumaOf(picture, from + at, cell));
    const usual = values.toSorted()[Math.floor(frames / 2)] as number;
    const same = values.filter((value) => Math.abs(value - usual) <= limit / 2);
    if (same.length < Math.min(frames - 1, AT_REST * frames)) continue;
    for (const [at, value] of values.entries())
      if (Math.abs(value - usual) > limit) counts[at] = (counts[at] as number) + 1;
  }
  const most = (run: Span): number => Math.max(...counts.subarray(run.from, run.from + run.frames));
  return {counts, most, area: cells.length};
}

const lumaOf = ({luma, columns, rows}: FrameMeasures, frame: number, cell: number): number =>
  (luma[4 * columns * rows * frame + cell] as number) / SCALE.luma;

/** Pixels of the spot inside the edge of an area into which an encoder may carry what is beside it. */
const EDGE = 8;

/** The quarter cells that lie in one of the solid areas of a rest. */
function cellsIn({solid}: RestingGraphics, {width, height}: Size, grid: FrameMeasures): number[] {
  const [columns, rows] = [2 * grid.columns, 2 * grid.rows];
  const [wide, tall] = [width / columns, height / rows];
  const holds = (box: Box, x: number, y: number): boolean =>
    x >= inner(box.x) &&
    y >= inner(box.y) &&
    x + wide <= outer(box.x + box.width, width) &&
    y + tall <= outer(box.y + box.height, height);
  return Array.from({length: columns * rows}, (_, cell) => cell).filter((cell) =>
    solid.some((box) => holds(box, (cell % columns) * wide, Math.floor(cell / columns) * tall)),
  );
}

/** The edges of an area without what is close to them; at the edge of the frame, nothing is beside it. */
const inner = (edge: number): number => (edge <= 1 ? 0 : edge + EDGE);
const outer = (edge: number, end: number): number => (edge >= end - 1 ? end : edge - EDGE);
