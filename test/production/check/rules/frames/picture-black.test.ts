import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {pictureBlack} from '../../../../../src/production/check/rules/frames/picture-black.ts';
import {emptyMeasures, type FrameMeasures} from '../../../../../src/spot/findings/frame-measures.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

const FRAMES = 30;

/** Pictures of which those from `from` to `to` are black. */
function pictures(from: number, to: number): FrameMeasures {
  const measures = emptyMeasures({columns: 1, rows: 1}, FRAMES);
  for (let frame = 0; frame < FRAMES; frame++)
    measures.histogram[256 * frame + (frame >= from && frame <= to ? 16 : 120)] = 65_535;
  return measures;
}

const NONE = pictures(99, 99);
const clip = {
  ...{slot: 'a', layer: 'a', src: 'take.mp4', from: 0, frames: FRAMES, in: 0, length: FRAMES, speed: 1},
  ...{rect: {x: 0, y: 0, width: 1, height: 1}, entry: {kind: 'cut', frames: 0, color: null}},
};
const found = (changed: object) => {
  const spot = {fps: 30, frames: FRAMES, footage: [clip], ...changed};
  const master = {spot, picture: NONE, takes: new Map([['take.mp4', NONE]]), covered: [], ...changed};
  return applyRule(pictureBlack, master as unknown as CheckedMaster, 'a').map(
    ({severity, frames}) => `${severity} ${frames?.from} ${frames?.frames}`,
  );
};

test('black frames are an error, and a warning with a repair where the take has them', () => {
  expect(found({picture: pictures(0, 5)})).toEqual(['error 0 6']);
  expect(found({picture: pictures(0, 5), takes: new Map([['take.mp4', pictures(0, 5)]])})).toEqual([
    'warning 0 6',
  ]);
  // Only a part of them is in the take.
  expect(found({picture: pictures(0, 5), takes: new Map([['take.mp4', pictures(0, 3)]])})).toEqual([
    'error 0 6',
  ]);
});

test('the repair leaves enough of the range for the frames under the next transition, too', () => {
  const takes = new Map([['take.mp4', pictures(0, 4)]]);
  const next = (kind: string) => ({
    ...clip,
    slot: 'b',
    layer: 'b',
    from: 20,
    frames: 10,
    src: null,
    entry: {kind, frames: 6, color: null},
  });
  const fixes = (out: number, kind: string) => {
    const footage = [{...clip, frames: 20, length: 90, out}, next(kind)];
    const master = {spot: {fps: 30, frames: FRAMES, footage}, picture: pictures(0, 4), takes, covered: []};
    return applyRule(pictureBlack, master as unknown as CheckedMaster, 'a').flatMap(({fix}) => fix ?? []);
  };
  const later = [{kind: 'start-later', slot: 'a', seconds: 5 / 30}];
  expect(fixes(25, 'cut')).toEqual(later);
  expect(fixes(30, 'dissolve')).toEqual([]);
  expect(fixes(31, 'dissolve')).toEqual(later);
});

test('black that the edit or the graphics ask for is none', () => {
  const black = {from: 20, frames: 10, hidden: [], words: [], touched: [], black: true, rests: []};
  expect(found({picture: pictures(20, 29), covered: [black]})).toEqual([]);
  expect(found({picture: pictures(19, 29), covered: [black]})).toEqual([]);
  expect(found({picture: pictures(17, 29), covered: [black]})).toEqual(['error 17 3']);
  expect(found({picture: pictures(20, 29), footage: [{...clip, frames: 20}]})).toEqual([]);
  const entry = {kind: 'dip', frames: 8, color: '#000000'};
  expect(found({picture: pictures(0, 5), footage: [{...clip, entry}]})).toEqual([]);
});
