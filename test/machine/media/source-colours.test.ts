import {expect, test} from 'vitest';
import {convertedColours, matrixOptions, wideColours} from '../../../src/machine/media/source-colours.ts';

const clip = (tags: {matrix?: string; transfer?: string; primaries?: string}, side = 1080) => ({
  color: {matrix: null, transfer: null, primaries: null, range: null, ...tags},
  width: side,
  height: 2 * side,
});
const BT2020 = {transfer: 'display', primaries: 'bt2020'};

test.each([
  ['the matrix alone', {matrix: 'bt2020nc'}],
  ['the matrix, with the transfer of BT.709', {matrix: 'bt2020nc', transfer: 'bt709'}],
  ['the transfer alone', {transfer: 'bt2020-10'}],
  ['the primaries alone', {primaries: 'bt2020'}],
])('a clip that states BT.2020 only in part is converted as a whole: %s', (_, tags) => {
  expect(wideColours(clip(tags))).toEqual(BT2020);
  expect(matrixOptions(clip(tags))).toBe('in_color_matrix=bt2020:in_range=tv');
  expect(convertedColours(clip(tags))).toBe('bt2020');
});

test.each([
  ['hlg', 'arib-std-b67'],
  ['pq', 'smpte2084'],
] as const)('%s without other tags has the primaries and the matrix of BT.2020', (name, transfer) => {
  expect(wideColours(clip({transfer}))).toEqual({transfer: name, primaries: 'bt2020'});
  expect(matrixOptions(clip({transfer}))).toBe('in_color_matrix=bt2020:in_range=tv');
  expect(convertedColours(clip({transfer}))).toBe(name);
});

test('stated primaries and matrices win', () => {
  expect(wideColours(clip({matrix: 'bt2020nc', primaries: 'bt709'}))).toBeNull();
  expect(wideColours(clip({matrix: 'bt709', transfer: 'bt2020-10'}))).toBeNull();
  expect(wideColours(clip({matrix: 'bt2020nc', primaries: 'smpte432'}))?.primaries).toBe('p3');
  expect(matrixOptions(clip({matrix: 'bt709', primaries: 'bt2020'}))).toBe(
    'in_color_matrix=bt709:in_range=tv',
  );
});

test('a clip without tags has the colours of BT.709, in the matrix of its size', () => {
  expect(wideColours(clip({}))).toBeNull();
  expect(convertedColours(clip({}))).toBeNull();
  expect(matrixOptions(clip({}))).toBe('in_color_matrix=bt709:in_range=tv');
  expect(matrixOptions(clip({}, 540))).toBe('in_color_matrix=bt601:in_range=tv');
});
