import {describeBox} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {touching} from '../../../../spot/geometry/touching.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import {type BurntFrame, type BurntMaster, burntRule} from '../../burnt/burnt.ts';
import {BLOCK_SIDE, type DifferentBlock} from '../../burnt/compare-blocks.ts';

/** Graphics in the master that differ from what the browser draws, and anything over the footage that is in no document. */
export const burntGraphics = burntRule({
  id: 'burnt-graphics',
  version: 3,
  title: 'The graphics in the master differ from what its documents define.',
  severity: 'error',
  limits: {
    difference: {
      value: 7,
      unit: 'delta-E 2000 of a block of 8 x 8 pixels',
      stricter: 'lower',
      source:
        'Own: in masters of the samples (x264, CRF 18) every block is below 6.2; the highest are where words move over a cut',
    },
    proof: {
      value: 11,
      unit: 'the same in a proof',
      stricter: 'lower',
      source:
        'Own: in a proof of a sample every block is below 9.7: its blocks hold twice as much detail, where words move over a cut',
    },
    area: {
      value: 3,
      unit: 'neighbouring blocks',
      stricter: 'lower',
      source: 'Own: a digit of the legal line',
    },
    shift: {
      value: 4,
      unit: 'delta-E 2000 of every block of a wide area',
      stricter: 'lower',
      source:
        'Own: in masters of the samples 99 % of the blocks that differ are below 5; they are at the edges of glyphs',
    },
    wide: {
      value: 24,
      unit: 'neighbouring blocks in an area that is two blocks or more in both directions',
      stricter: 'lower',
      source:
        'Own: a logo or the plate of a line; an encoder changes a row of blocks along the edge of a plate',
    },
    footage: {
      value: 3,
      unit: 'delta-E 2000 of nine in ten blocks without graphics',
      stricter: 'higher',
      source: 'Own: 0 to 1 in masters of the samples; another frame of the same take has more',
    },
  },
  judge(master, {difference, proof, area, shift, wide, footage}) {
    const most = master.scale < 1 ? Math.max(difference, proof) : difference;
    const places = master.frames.flatMap((frame) => {
      const strong = touching(differentBlocks(frame, most, footage)).filter(({length}) => length >= area);
      const weak = touching(inSquares(differentBlocks(frame, shift, footage))).filter(
        ({length}) => length >= wide,
      );
      const alone = strong.filter(
        (region) => !region.some((block) => weak.some((each) => each.includes(block))),
      );
      return [...weak, ...alone].map((region) => placeOf(region, frame, master));
    });
    return [...joined(places).map(toFault), ...notCompared(master)];
  },
});

/** A place in the picture that differs: the compared frame, and the frames that it represents. */
type Place = {
  span: Span;
  frame: number;
  box: Box;
  field: string | undefined;
  covered: boolean;
  difference: number;
};

/** The blocks that differ too much. Where the footage differs, only blocks under solid graphics count. */
function differentBlocks({comparison}: BurntFrame, limit: number, footage: number): DifferentBlock[] {
  const agrees = comparison.footage !== null && comparison.footage < footage;
  return comparison.blocks.filter(({difference, solid}) => (agrees ? difference : (solid ?? 0)) > limit);
}

/** Those of the blocks that are in a square of two by two of them: no line of single blocks, as along an edge. */
function inSquares(blocks: readonly DifferentBlock[]): DifferentBlock[] {
  const nameOf = (column: number, row: number): string => `${column} ${row}`;
  const all = new Set(blocks.map(({column, row}) => nameOf(column, row)));
  const isSquare = (left: number, top: number): boolean =>
    [0, 1].every((x) => [0, 1].every((y) => all.has(nameOf(left + x, top + y))));
  return blocks.filter(({column, row}) =>
    [0, 1].some((x) => [0, 1].some((y) => isSquare(column - x, row - y))),
  );
}

function placeOf(region: readonly DifferentBlock[], {frame, span}: BurntFrame, master: BurntMaster): Place {
  const columns = region.map(({column}) => column);
  const rows = region.map(({row}) => row);
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const box = {
    x: left * BLOCK_SIDE,
    y: top * BLOCK_SIDE,
    width: (Math.max(...columns) - left + 1) * BLOCK_SIDE,
    height: (Math.max(...rows) - top + 1) * BLOCK_SIDE,
  };
  return {
    span,
    frame,
    box,
    field: elementAt(box, frame, master),
    covered: region.some(({cover}) => cover > 0),
    difference: Math.max(...region.map(({difference, solid}) => Math.max(difference, solid ?? 0))),
  };
}

/** Joins a place with the same place in the next compared frame, and keeps the frame in which it differs most. */
function joined(places: readonly Place[]): Place[] {
  const all: Place[] = [];
  for (const place of places) {
    const before = all.findLastIndex(
      ({span, box, field}) =>
        span.from + span.frames === place.span.from &&
        field === place.field &&
        sharedArea(box, place.box, 1) > 0,
    );
    const last = all[before];
    if (!last) all.push(place);
    else {
      const span = {from: last.span.from, frames: last.span.frames + place.span.frames};
      all[before] = {...(place.difference > last.difference ? place : last), span};
    }
  }
  return all;
}

const toFault = ({span, frame, box, field, covered, difference}: Place): Fault => ({
  frames: span,
  expected: covered
    ? `${field ?? 'the graphics'} as the template draws it`
    : 'the footage and nothing over it',
  got: `pixels that differ by delta-E ${difference.toFixed(0)} in ${describeBox(box)}`,
  evidence: {frame, box, field, difference},
});

/** What could not be compared, once for each cause. */
const notCompared = ({unchecked}: BurntMaster): Fault[] =>
  [...Map.groupBy(unchecked, ({why}) => why)].map(([why, all]) => {
    const count = all.reduce((sum, {frames}) => sum + (frames?.frames ?? 0), 0);
    return {
      severity: 'info',
      frames: all[0]?.frames ?? null,
      expected: 'graphics that can be compared with the master',
      got: `not checked${count > 0 ? ` in ${count} frames` : ''}: ${why}`,
    };
  });

/** The element of the graphics that covers the largest part of a box. */
function elementAt(box: Box, frame: number, {shown, scale}: BurntMaster): string | undefined {
  const found = shown.flatMap(({name, runs}) =>
    runs
      .filter((run) => frame >= run.from && frame < run.from + run.frames)
      .flatMap(({parts}) => parts.map((part) => ({name, shared: sharedArea(box, part.box, scale)}))),
  );
  return found.filter(({shared}) => shared > 0).sort((a, b) => b.shared - a.shared)[0]?.name;
}

const sharedArea = (a: Box, b: Box, scale: number): number => {
  const over = (from: number, length: number, start: number, size: number): number =>
    Math.max(0, Math.min(from + length, scale * (start + size)) - Math.max(from, scale * start));
  return over(a.x, a.width, b.x, b.width) * over(a.y, a.height, b.y, b.height);
};
