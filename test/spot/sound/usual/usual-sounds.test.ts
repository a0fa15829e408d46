import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {RightsRecord} from '../../../../src/spot/documents/rights.ts';
import {SOUND_RATE} from '../../../../src/spot/sound/usual/synth.ts';
import {USUAL_SOUNDS, USUAL_SOUNDS_RECORD} from '../../../../src/spot/sound/usual/usual-sounds.ts';
import {WHOOSH_PEAK} from '../../../../src/spot/sound/usual/whoosh.ts';

const level = (samples: Float32Array): number =>
  20 * Math.log10(Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length));
const part = (samples: Float32Array | undefined, from: number, to: number): Float32Array =>
  (samples ?? new Float32Array()).slice(from * SOUND_RATE, to * SOUND_RATE);
const made = (name: string): Float32Array[] => USUAL_SOUNDS[name]?.() ?? [];

test.each(Object.keys(USUAL_SOUNDS))(
  'the sound %s is the same each time, has a peak with room, begins and ends with silence, and has no offset',
  (name) => {
    const hash = (channels: Float32Array[]): string =>
      channels.reduce((sum, channel) => sum.update(channel), createHash('sha256')).digest('hex');
    const channels = made(name);
    expect(hash(made(name))).toBe(hash(channels));
    expect(channels).toHaveLength(2);
    expect(channels[0]?.length).toBe(channels[1]?.length);
    const peaks = channels.map((channel) =>
      channel.reduce((most, each) => Math.max(most, Math.abs(each)), 0),
    );
    expect(Math.max(...peaks)).toBeGreaterThan(0.3);
    expect(Math.max(...peaks)).toBeLessThan(0.8);
    for (const channel of channels) {
      expect(channel.every(Number.isFinite)).toBe(true);
      expect([channel[0], channel.at(-1)].map((end) => Math.abs(end ?? 1))).toEqual([0, 0]);
      expect(Math.abs(channel.reduce((sum, each) => sum + each, 0) / channel.length)).toBeLessThan(0.005);
    }
  },
);

test('a whoosh is loudest at the moment that belongs on the cut', () => {
  const [left, right] = made('whoosh');
  const middle = (channel: Float32Array | undefined) =>
    level(part(channel, WHOOSH_PEAK - 0.05, WHOOSH_PEAK + 0.05));
  expect(middle(left)).toBeGreaterThan(level(part(left, 0, 0.12)) + 15);
  expect(middle(left)).toBeGreaterThan(level(part(left, 0.58, 0.7)) + 15);
  // It passes from left to right.
  expect(level(part(left, 0.1, 0.25))).toBeGreaterThan(level(part(right, 0.1, 0.25)));
  expect(level(part(left, 0.42, 0.55))).toBeLessThan(level(part(right, 0.42, 0.55)));
});

test('a hit is loudest at once and then only falls', () => {
  const [left] = made('hit');
  const levels = [0, 0.2, 0.4, 0.6, 0.8, 1].map((from) => level(part(left, from, from + 0.2)));
  for (let at = 1; at < levels.length; at++) expect(levels[at]).toBeLessThan(levels[at - 1] ?? 0);
});

test('a click is two short knocks with silence between them', () => {
  const [left] = made('click');
  expect(level(part(left, 0.002, 0.01))).toBeGreaterThan(level(part(left, 0.03, 0.045)) + 30);
  expect(level(part(left, 0.047, 0.055))).toBeGreaterThan(level(part(left, 0.03, 0.045)) + 30);
});

test('a pour goes on evenly, and its pitch rises as the glass fills', () => {
  const [left] = made('pour');
  const levels = [0.2, 0.6, 1, 1.4].map((from) => level(part(left, from, from + 0.4)));
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(8);
  const crossings = (from: number, to: number): number =>
    part(left, from, to).reduce(
      (sum, each, index, all) => sum + Number((all[index - 1] ?? 0) < 0 && each >= 0),
      0,
    );
  expect(crossings(1.2, 1.8)).toBeGreaterThan(crossings(0.1, 0.7));
});

test('the usual sounds have a record of rights that permits all uses', () => {
  expect(RightsRecord.parse(USUAL_SOUNDS_RECORD)).toMatchObject({
    media: ['all'],
    edits: true,
    term: {to: null},
  });
});
