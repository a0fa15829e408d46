import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Box} from '../../../src/spot/geometry/box.ts';
import {layTakes, type TakesRow, takesBoxes} from '../../../src/spot/sheets/takes-sheet.ts';
import {Format} from '../../../src/spot/variant/format.ts';

const rows = fc.array(
  fc.record({format: fc.constantFrom(...Format.options), takes: fc.integer({min: 0, max: 14})}).map(
    ({format, takes}): TakesRow => ({
      title: 'hook',
      subtitle: '',
      text: '',
      format,
      cells: Array.from({length: takes}, () => ({
        label: '',
        price: '',
        note: '',
        tone: 'plain' as const,
        shots: [],
      })),
    }),
  ),
  {maxLength: 6},
);

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test('all takes of all shots have boxes that do not overlap', () => {
  fc.assert(
    fc.property(rows, (shots) => {
      const {width, height} = layTakes({title: '', subtitle: '', rows: shots});
      const boxes = takesBoxes(shots).rows.flatMap(({aside, cells}) => [aside, ...cells]);
      expect(boxes).toHaveLength(shots.reduce((sum, {cells}) => sum + cells.length + 1, 0));
      for (const [at, box] of boxes.entries()) {
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        for (const other of boxes.slice(at + 1)) expect(apart(box, other)).toBe(true);
      }
      expect(width).toBeLessThanOrEqual(3300);
    }),
    {numRuns: 50},
  );
});
