import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {measureBed} from '../../../src/production/sound/bed-beats.ts';
import {mix} from '../../../src/production/sound/mix.ts';
import {cutFor} from '../../../src/production/sound/plan-mix.ts';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import {editTiming, timedSlots, trackKey} from '../../../src/spot/timeline/edit-timing.ts';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';
import type {SlotSpec} from '../../../src/spot/variant/template.ts';
import {clickTrack} from '../../spot/sound/made-music.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

const FPS = 30;
const SLOTS = {hook: {seconds: 3.1}, demo: {seconds: 5.2}, proof: {seconds: 3.9}, offer: {seconds: 2.8}};
/** In six seconds of slow music there is one downbeat, which leaves too few beats for the other cuts. */
const hitsAt = (bpm: number): string[] => (bpm > 100 ? ['offer'] : []);

test.each([70, 120, 180])(
  'a click track of %d beats a minute without a declared tempo: in the mix, a click is heard at every cut, and its last bar ends with the spot',
  async (bpm) => {
    const folder = temporaryFolder();
    const bar = 240 / bpm;
    // Whole bars; the clicks of downbeats are twice as loud, so that a cut of the bed on another beat would be heard.
    const {samples, rate} = clickTrack(bpm, {seconds: 10 * bar});
    const beatOf = (at: number): number => Math.floor((at / rate + 0.01) / (bar / 4)) % 4;
    const accented = samples.map((sample, at) => (beatOf(at) === 0 ? sample : sample / 2));
    const track = join(folder, 'clicks.wav');
    await writeSound({rate, channels: [accented]}, track);
    const hits = hitsAt(bpm);
    const {snap} = EditFile.parse({snap: {to: 'beats', tolerance: 0.5, hits}});
    const bed = {file: 'clicks.wav', beats: 4};
    const sources = {store: await openStore(folder), tools};
    for (const seconds of [6, 15]) {
      const measured = await measureBed(bed, track, sources);
      const timing = editTiming({snap}, {[trackKey('b', 'bed')]: measured});
      const props = {brand: 'b', music: 'bed', seconds, fps: FPS} as const;
      const slots = timedSlots(SLOTS as Record<string, SlotSpec>, props, timing);
      const cuts = Object.values(laySlots(slots, seconds * FPS)).map(({from}) => from / FPS);
      const src = await mix(
        {
          seconds,
          bed: await cutFor({bed, track}, seconds, sources),
          cues: [],
          loudness: placementOf({format: '9:16'}).loudness,
        },
        sources,
      );
      const heard = (await decodeSound(tools, sources.store.path(src))).channels[0] ?? new Float32Array(0);
      const loudest = (from: number, to: number): number =>
        heard
          .subarray(Math.max(0, Math.round(from * rate)), Math.round(to * rate))
          .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      const near = (at: number): number => loudest(at - 0.75 / FPS, at + 0.75 / FPS);
      const peak = loudest(0, seconds);
      for (const cut of cuts.slice(1))
        expect(near(cut), `${seconds} s, cut at ${cut}`).toBeGreaterThan(0.3 * peak);
      // The hit is on a downbeat, and so is the start of the last bar.
      const [quiet = 0, ...strong] = [
        0.75 * peak,
        ...(hits.length > 0 ? [cuts.at(-1) ?? 0] : []),
        seconds - bar,
      ];
      for (const at of strong) expect(near(at), `${seconds} s, downbeat at ${at}`).toBeGreaterThan(quiet);
      // Half a beat after a cut there is nothing: what is heard at cuts is no noise.
      expect(near((cuts[1] ?? 0) + bar / 8)).toBeLessThan(0.1 * peak);
    }
  },
);
