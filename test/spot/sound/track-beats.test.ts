import {expect, test} from 'vitest';
import {type DeclaredTempo, trackBeats} from '../../../src/spot/sound/track-beats.ts';
import {clickTrack, drumTrack, type Made} from './made-music.ts';

/** A frame at 30 frames a second, in seconds. */
const FRAME = 1 / 30;

const measured = ({samples, rate}: Made, declared?: DeclaredTempo) => {
  const found = trackBeats(samples, rate, declared);
  if (!found) throw new Error('no beat was found');
  return found;
};

/** The largest distance in seconds of the beats from the true ones, within the track. */
function worst(beats: readonly number[], bpm: number, from: number): number {
  const period = 60 / bpm;
  return Math.max(...beats.map((at) => Math.abs(at - from - Math.round((at - from) / period) * period)));
}

const TEMPOS = [70, 84, 100, 120, 133.3, 152, 166, 180];

test.each(TEMPOS)(
  'a click track of %d beats a minute: the tempo, and every beat within half a frame',
  (bpm) => {
    const {bpm: found, beats} = measured(clickTrack(bpm));
    expect(Math.abs(found - bpm)).toBeLessThan(0.3);
    expect(beats.length).toBeGreaterThanOrEqual(Math.floor((10 * bpm) / 60) - 1);
    expect(worst(beats, bpm, 0)).toBeLessThan(FRAME / 2);
  },
);

test.each(TEMPOS.filter((_, index) => index % 2 === 0))(
  'drums, bass and chords whose declared tempo is %d: every beat within half a frame',
  (bpm) => {
    const {bpm: found, beats} = measured(drumTrack(bpm), {bpm: Math.round(bpm), offset: 0});
    expect(Math.abs(found - bpm)).toBeLessThan(0.3);
    expect(beats.length).toBeGreaterThanOrEqual(Math.floor((10 * bpm) / 60) - 2);
    expect(worst(beats, bpm, 0)).toBeLessThan(FRAME / 2);
  },
);

test('music that begins after a silence has its beats where it sounds', () => {
  const {beats} = measured(clickTrack(120, {from: 0.73}));
  expect(Math.abs((beats[0] ?? 0) - 0.73)).toBeLessThan(FRAME / 2);
});

test('beats that people play up to 20 ms early or late are followed', () => {
  const {bpm, beats} = measured(drumTrack(104, {late: 0.04, seed: 7}), {bpm: 104, offset: 0});
  expect(Math.abs(bpm - 104)).toBeLessThan(0.5);
  expect(worst(beats, 104, 0)).toBeLessThan(FRAME);
});

test.each([84, 104, 120, 140, 166, 180])(
  'without a declared tempo, drums with eighths of %d beats a minute have the tempo and the places of their quarters',
  (bpm) => {
    const {bpm: found, beats} = measured(drumTrack(bpm, {seed: bpm}));
    expect(Math.abs(found - bpm)).toBeLessThan(0.5);
    expect(worst(beats, bpm, 0)).toBeLessThan(FRAME / 2);
  },
);

test('sharp sounds between the beats, as many as there are beats, are not taken for beats', () => {
  const {samples, rate} = drumTrack(120);
  const {samples: ticks} = clickTrack(120, {from: 0.25});
  const both = samples.map((sample, at) => sample + 0.15 * (ticks[at] ?? 0));
  const {bpm, beats} = measured({samples: both, rate});
  expect(Math.abs(bpm - 120)).toBeLessThan(0.5);
  expect(worst(beats, 120, 0)).toBeLessThan(FRAME / 2);
});

test('the first beat that is heard is that of the music, also where a beat before it would be in the noise', () => {
  const {beats, firstHeard} = measured(drumTrack(120, {from: 0.73}));
  expect(beats[0]).toBeLessThan(0.3);
  expect(Math.abs(firstHeard - 0.73)).toBeLessThan(FRAME / 2);
});

test('silence has no beats', () => {
  expect(trackBeats(new Float32Array(48_000), 48_000)).toBeNull();
  expect(trackBeats(new Float32Array(0), 48_000)).toBeNull();
});
