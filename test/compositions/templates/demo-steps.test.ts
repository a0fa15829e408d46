import fc from 'fast-check';
import {expect, test} from 'vitest';
import {demoSteps, FOOTAGE_RECTS} from '../../../compositions/templates/demo-steps/template.ts';
import {safeBox} from '../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {layTimeline} from '../../../src/spot/timeline/timeline.ts';
import {FORMAT_SIZE, type Format} from '../../../src/spot/variant/format.ts';

const FORMATS = Object.keys(FORMAT_SIZE) as Format[];

type SpotRequest = {steps: boolean[]; seconds: number; format: Format; fps: 24 | 25 | 30};

const anySpot = fc.record<SpotRequest>({
  /** Whether each step has a second picture. */
  steps: fc.array(fc.boolean(), {minLength: 2, maxLength: 5}),
  seconds: fc.integer({min: 1, max: 60}),
  format: fc.constantFrom(...FORMATS),
  fps: fc.constantFrom(24, 25, 30),
});

function layOut({steps, seconds, format, fps}: SpotRequest) {
  const copy = demoSteps.copy.parse({
    opening: 'Dark out there.',
    steps: steps.map((closeUp, index) => ({title: `Step ${index + 1}`, closeUp})),
    product: 'Lamp',
    cta: 'Get it',
  });
  const props = {copy, format, seconds, fps, language: 'en'};
  const {width, height} = FORMAT_SIZE[format];
  const timeline = layTimeline({
    slots: demoSteps.slots(props),
    fillings: {},
    transitions: {},
    fps,
    frames: seconds * fps,
    width,
    height,
  });
  return {...timeline, cues: demoSteps.cues({slots: timeline.slots as never, props}), frames: seconds * fps};
}

test('the timeline has a slot for each step, between the opening and the close', () => {
  const {slots} = layOut({steps: [false, true, false], seconds: 15, format: '9:16', fps: 30});
  expect(Object.keys(slots)).toEqual(['intro', 'step-1', 'step-2', 'close-up-2', 'step-3', 'close']);
  expect(slots['close-up-2']).toEqual(slots['step-2']);
});

test('for any copy and length, slots fill the spot and steps differ by at most two frames', () => {
  fc.assert(
    fc.property(anySpot, (request) => {
      const {slots, frames} = layOut(request);
      const steps = request.steps.map((_, index) => slots[`step-${index + 1}`]?.frames ?? 0);
      const {intro, close} = slots;
      expect(intro?.from).toBe(0);
      expect((close?.from ?? 0) + (close?.frames ?? 0)).toBe(frames);
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(2);
      expect((intro?.frames ?? 0) + (close?.frames ?? 0) + steps.reduce((a, b) => a + b)).toBe(frames);
    }),
  );
});

test('every cue is within the spot, and every cut to a step has a tick', () => {
  fc.assert(
    fc.property(anySpot, (request) => {
      const {cues, slots, frames} = layOut(request);
      expect(cues.every(({at}) => Number.isInteger(at) && at >= 0 && at < frames)).toBe(true);
      const ticks = cues.filter(({sound}) => sound === 'tick').map(({at}) => at);
      expect(ticks).toEqual(request.steps.map((_, index) => slots[`step-${index + 1}`]?.from));
    }),
  );
});

test.each(FORMATS)(
  'close-ups are squares inside the safe box that do not overlap the main footage: %s',
  (format) => {
    const {width, height} = FORMAT_SIZE[format];
    const safe = safeBox(SAFE_ZONES[format], {width, height});
    const {closeUp, step} = FOOTAGE_RECTS[format];
    const x = closeUp.x * width;
    const y = closeUp.y * height;
    const size = closeUp.width * width;
    expect(closeUp.height * height).toBeCloseTo(size, 3);
    expect(x).toBeGreaterThanOrEqual(safe.x - 1);
    expect(y).toBeGreaterThanOrEqual(safe.y);
    expect(x + size).toBeLessThanOrEqual(safe.x + safe.width + 1);
    expect(y + size).toBeLessThanOrEqual(safe.y + safe.height + 1);
    expect(x + size <= step.x * width || y + size <= step.y * height).toBe(true);
  },
);
