import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../../src/picture/blank-spot.ts';
import type {StatePictures} from '../../../../src/production/render/set-engine/graphics-states/state-pictures.ts';
import type {PlannedSegment, SetPlan} from '../../../../src/production/render/set-engine/plan-set.ts';
import {reportSegments} from '../../../../src/production/render/set-engine/report-segments.ts';
import type {SetVariant} from '../../../../src/production/render/set-engine/set-context.ts';
import {batchReuse} from '../../../../src/spot/fingerprint/segment-report.ts';
import {type UncacheableReason, uncacheable} from '../../../../src/spot/fingerprint/uncacheable-reason.ts';

const variant = (id: string): SetVariant => {
  const slots = {hook: {from: 0, frames: 20}, offer: {from: 20, frames: 20}};
  const spot = {...BLANK_SPOT, frames: 40, slots};
  return {id, spot, graded: async () => spot, program: 'program'};
};

const segment = (
  key: string,
  from: number,
  states: string[],
  reason: UncacheableReason | null = null,
): PlannedSegment => ({
  variant: 0,
  from,
  frames: states.length,
  key,
  states,
  footage: key,
  uncacheable: reason,
});

const picturesOf = (drawn: string[], failed: [string, UncacheableReason][] = []): StatePictures => ({
  ready: async () => undefined,
  certain: async () => undefined,
  file: () => '',
  drawn: new Set(drawn),
  failedSelfChecks: new Map(failed),
  checked: Promise.resolve(),
  close: async () => undefined,
});

const HELD = Array<string>(20).fill('logo');
const WORDS = Array.from({length: 20}, (_, frame) => (frame < 10 ? 'logo' : 'price'));

/** Two variants that share their second segment. */
const planOf = (first: PlannedSegment, second: PlannedSegment): SetPlan => ({
  segments: [first, second],
  tracks: [[0, 1], [1]],
});

test('a segment is composited for its first variant, shared with the others, and counts each drawn state once', () => {
  const plan = planOf(segment('a', 0, HELD), segment('b', 20, WORDS));
  const reports = reportSegments(
    plan,
    [variant('one'), variant('two')],
    picturesOf(['logo', 'price']),
    plan.segments,
  );
  expect(reports).toEqual([
    [
      {from: 0, frames: 20, slots: ['hook'], drawn: 1, how: 'composited', states: 1, newStates: 1},
      {from: 20, frames: 20, slots: ['offer'], drawn: 1, how: 'composited', states: 2, newStates: 2},
    ],
    [{from: 0, frames: 20, slots: ['hook'], drawn: 0, how: 'shared', madeFor: 'one'}],
  ]);
});

test('a segment that an earlier run made is reused', () => {
  const [first, second] = [segment('a', 0, HELD), segment('b', 20, WORDS)];
  const reports = reportSegments(
    planOf(first, second),
    [variant('one'), variant('two')],
    picturesOf(['logo']),
    [first],
  );
  expect(reports.flat().map(({how}) => how)).toEqual(['composited', 'reused', 'reused']);
});

test('an uncacheable segment that two variants show was rendered once, for the first', () => {
  const canvas = uncacheable('element', '<canvas>');
  const plan = planOf(segment('a', 0, HELD), segment('b', 20, WORDS, canvas));
  const reports = reportSegments(plan, [variant('one'), variant('two')], picturesOf(['logo']), plan.segments);
  expect(reports[0]?.[1]).toMatchObject({how: 'full-frame', reason: canvas});
  expect(reports[1]).toMatchObject([{how: 'shared', madeFor: 'one'}]);
  expect(batchReuse(reports.flat())).toEqual({shown: 60, encoded: 40, states: 1, fullFrames: 20});
});

test('a segment of an earlier run whose state fails a self-check is rendered in full for each variant', () => {
  const differs = uncacheable('pixels-differ', '20 and 24');
  const plan = planOf(segment('a', 0, HELD), segment('b', 20, WORDS));
  const pictures = picturesOf(['logo'], [['price', differs]]);
  const reports = reportSegments(plan, [variant('one'), variant('two')], pictures, []);
  expect(reports.flat().map(({how}) => how)).toEqual(['reused', 'full-frame', 'full-frame']);
});

test('an uncacheable segment, and one whose state failed a self-check, are rendered in full for their reasons', () => {
  const canvas = uncacheable('element', '<canvas>');
  const differs = uncacheable('pixels-differ', '20 and 24');
  const plan = planOf(segment('a', 0, HELD, canvas), segment('b', 20, WORDS));
  const pictures = picturesOf(['logo', 'price'], [['price', differs]]);
  const reports = reportSegments(plan, [variant('one'), variant('two')], pictures, plan.segments);
  expect(reports.flat()).toMatchObject([
    {how: 'full-frame', reason: canvas, drawn: 0},
    {how: 'full-frame', reason: differs},
    {how: 'full-frame', reason: differs},
  ]);
});
