import fc from 'fast-check';
import {expect, test} from 'vitest';
import {formatsOf, jointPlacement} from '../../../src/spot/placement/joint-placement.ts';
import type {Placement, SafeZone} from '../../../src/spot/placement/placement.ts';
import {withOverrides} from '../../../src/spot/placement/placement-overrides.ts';
import {COMMON_PLACEMENT, SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {PLACEMENTS} from '../../../src/spot/placement/placements.ts';
import {Format} from '../../../src/spot/variant/format.ts';

const edges = ({top, right, bottom, left}: SafeZone) => [top, right, bottom, left];
const user = {source: 'a test', asOf: '2026-11', by: 'Studio', reason: 'a test'};

test('several placements leave what each of them leaves, at the loudness of the quietest', () => {
  const some = fc
    .tuple(fc.constantFrom(...Format.options), fc.constantFrom('ltr' as const, 'rtl' as const))
    .chain(([format, direction]) => {
      const known = Object.values<Placement>(PLACEMENTS).filter((placement) =>
        formatsOf(placement).includes(format),
      );
      return fc.tuple(fc.constant(format), fc.constant(direction), fc.subarray(known, {minLength: 1}));
    });
  fc.assert(
    fc.property(some, ([format, direction, list]) => {
      const joint = jointPlacement(list as [Placement, ...Placement[]], format, direction);
      const alone = list.map((placement) => jointPlacement([placement], format, direction));
      edges(joint.safeZone).forEach((edge, index) => {
        expect(edge).toBe(Math.max(...alone.map(({safeZone}) => edges(safeZone)[index] ?? Number.NaN)));
      });
      const shortTerms = alone.flatMap(({loudness}) => loudness.shortTerm ?? []);
      expect(joint.loudness).toEqual({
        lufs: Math.min(...alone.map(({loudness}) => loudness.lufs)),
        peak: Math.min(...alone.map(({loudness}) => loudness.peak)),
        ...(shortTerms.length > 0 ? {shortTerm: Math.min(...shortTerms)} : {}),
      });
      expect(joint.id).toBe(list.map(({id}) => id).join('+'));
    }),
  );
});

test('Snapchat makes a mix quieter', () => {
  const {snapchat, 'meta-reels': reels} = PLACEMENTS;
  expect(jointPlacement([reels, snapchat], '9:16').loudness).toEqual({lufs: -16, peak: -1});
});

test('a placement without a safe zone counts with the common one, mirrored both ways from right to left', () => {
  const {pinterest} = PLACEMENTS;
  const common = SAFE_ZONES['9:16'];
  expect(jointPlacement([pinterest], '9:16').safeZone).toEqual(common);
  expect(jointPlacement([pinterest], '9:16', 'rtl').safeZone).toEqual({...common, left: common.right});
});

test('a placement that does not run in the format is refused by name', () => {
  const {pinterest, snapchat} = PLACEMENTS;
  expect(() => jointPlacement([pinterest, snapchat], '16:9')).toThrow(
    expect.objectContaining({
      code: 'placement-format',
      problems: [
        expect.objectContaining({
          what: 'Snapchat single video does not run in 16:9',
          expected: '9:16',
          got: '16:9',
          fix: 'Make the variant in another format for "snapchat", or leave this placement out.',
        }),
      ],
    }),
  );
});

test('a format that a user knows not to be accepted is refused too', () => {
  const portrait = withOverrides(PLACEMENTS.pinterest, {...user, accepts: ['9:16']});
  expect(formatsOf(portrait)).toEqual(['9:16']);
  expect(() => jointPlacement([portrait], '1:1')).toThrow(
    expect.objectContaining({code: 'placement-format'}),
  );
});

test('zones that together leave no room are refused', () => {
  const low = withOverrides(PLACEMENTS['meta-reels'], {
    ...user,
    formats: {'9:16': {safeZone: {top: 0, right: 0, bottom: 0.7, left: 0}}},
  });
  const high = withOverrides(PLACEMENTS.snapchat, {
    ...user,
    formats: {'9:16': {safeZone: {top: 0.2, right: 0, bottom: 0, left: 0}}},
  });
  expect(() => jointPlacement([low, high], '9:16')).toThrow(
    expect.objectContaining({
      code: 'placement-no-room',
      problems: [expect.objectContaining({got: '100 % of the width and 10 % of the height'})],
    }),
  );
});

test('a variant that names no placement was laid out and measured for all: no placement leaves it less', () => {
  for (const format of Format.options)
    for (const direction of ['ltr', 'rtl'] as const) {
      const common = jointPlacement([COMMON_PLACEMENT], format, direction);
      for (const placement of Object.values<Placement>(PLACEMENTS)) {
        if (!formatsOf(placement).includes(format)) continue;
        const own = jointPlacement([placement], format, direction);
        for (const [at, edge] of edges(own.safeZone).entries())
          expect(edges(common.safeZone)[at], `${placement.id} ${format} ${direction}`).toBeGreaterThanOrEqual(
            edge ?? 0,
          );
      }
    }
});
