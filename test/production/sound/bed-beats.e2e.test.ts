import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readDocument} from '../../../src/machine/documents/document.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {measureBed, readTracks} from '../../../src/production/sound/bed-beats.ts';
import {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {ScriptFile, slotSeconds} from '../../../src/spot/documents/script.ts';
import {beatsInSpot} from '../../../src/spot/sound/beats-in-spot.ts';
import {cutBed} from '../../../src/spot/sound/mix-plan.ts';
import {editTiming, timedSlots, trackKey} from '../../../src/spot/timeline/edit-timing.ts';
import type {SlotSpec} from '../../../src/spot/variant/template.ts';
import {clickTrack} from '../../spot/sound/made-music.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT, tools} from '../../support/tools.ts';

const FRAME = 1 / 30;
const BRANDS = ['moss-meridian', 'volt-pigeon'];

test.each(BRANDS)(
  'the beats of the beds of %s are where its script made them, and the bed ends on a bar in 6, 15 and 30 s',
  async (brand) => {
    const folder = join(ROOT, 'brands', brand);
    const {value} = await readDocument(join(folder, 'brand.yaml'), BrandFile);
    const sources = {store: await openStore(temporaryFolder()), tools};
    for (const [name, bed] of Object.entries(value.defaults.tenspot.music.beds)) {
      const {bed: measured, beats} = await measureBed(bed, join(folder, bed.file), sources);
      const declared = bed.bpm ?? 0;
      const period = 60 / declared;
      expect(beats.beats.length, name).toBeGreaterThan((measured.seconds / period) * 0.85);
      // After the last chord there is only its end.
      for (const at of beats.beats.filter((each) => each < measured.seconds - 2))
        expect(Math.abs(at - Math.round(at / period) * period), `${name} at ${at}`).toBeLessThan(FRAME);
      // Without the declared tempo, the same or one that is twice or half of it.
      const {bed: alone} = await measureBed({...bed, bpm: undefined}, join(folder, bed.file), sources);
      const ratio = alone.bpm / declared;
      expect(Math.min(...[0.5, 1, 2].map((each) => Math.abs(ratio - each) / each)), name).toBeLessThan(0.01);
      for (const seconds of [6, 15, 30]) {
        const inSpot = beatsInSpot(cutBed({src: '', ...measured}, seconds).pieces, beats);
        const lastBar = inSpot.findLast(({downbeat}) => downbeat);
        expect(
          Math.abs((lastBar?.at ?? 0) + measured.beats * period - seconds),
          `${name} ${seconds}`,
        ).toBeLessThan(FRAME);
      }
    }
  },
);

test('the cuts of the sample are on the beats of its bed, and on those of the other bed where a variant has that', async () => {
  const spot = join(ROOT, 'compositions/spots/meridian-flask');
  const folder = join(ROOT, 'brands/moss-meridian');
  const {value: edit} = await readDocument(join(spot, 'edit.yaml'), EditFile);
  const {value: script} = await readDocument(join(spot, 'script.yaml'), ScriptFile);
  const {value: brand} = await readDocument(join(folder, 'brand.yaml'), BrandFile);
  const slots = Object.fromEntries(
    Object.entries(slotSeconds(script)).map(([slot, seconds]) => [slot, {seconds}]),
  ) as Record<string, SlotSpec>;
  const sources = {store: await openStore(temporaryFolder()), tools};
  const props = {brand: 'moss-meridian', seconds: 15, fps: 30 as const};
  const framesOf = (timed: Record<string, SlotSpec>): number[] =>
    Object.values(timed).map(({seconds}) => Math.round((seconds ?? 0) * 30));
  for (const [music, bed] of Object.entries(brand.defaults.tenspot.music.beds)) {
    const track = await measureBed(bed, join(folder, bed.file), sources);
    const timing = editTiming(edit, {[trackKey(props.brand, music)]: track});
    const frames = framesOf(timedSlots(slots, {...props, music}, timing));
    expect(frames.reduce((sum, each) => sum + each, 0)).toBe(450);
    const beats = beatsInSpot(cutBed({src: '', ...track.bed}, 15).pieces, track.beats);
    let cut = 0;
    for (const length of frames.slice(0, -1)) {
      cut += length;
      const off = Math.min(...beats.map(({at}) => Math.abs(at - cut / 30)));
      expect(off, `${music}, the cut at ${cut}`).toBeLessThan(FRAME);
    }
  }
});

test('a file is measured once, whatever it is called, and again with another declared tempo', async () => {
  const folder = temporaryFolder();
  const {samples, rate} = clickTrack(100, {from: 0.4});
  await writeSound({rate, channels: [samples]}, join(folder, 'a.wav'));
  const store = await openStore(folder);
  const bed = {file: 'a.wav', beats: 4};
  const {bed: measured} = await measureBed(bed, join(folder, bed.file), {store, tools});
  expect(measured.bpm).toBeCloseTo(100, 0);
  expect(measured.offset).toBeCloseTo(0.4, 1);
  const broken = {...tools, ffmpeg: join(folder, 'no-program')};
  expect((await measureBed(bed, join(folder, bed.file), {store, tools: broken})).bed).toEqual(measured);
  await expect(
    measureBed({...bed, bpm: 50}, join(folder, bed.file), {store, tools: broken}),
  ).rejects.toThrow();
});

test('a bed in which no beat is heard needs its tempo, and then has steady beats', async () => {
  const folder = temporaryFolder();
  await writeSound({rate: 48_000, channels: [new Float32Array(48_000 * 4)]}, join(folder, 'silent.wav'));
  const sources = {store: await openStore(folder), tools};
  const bed = {file: 'silent.wav', beats: 4};
  await expect(measureBed(bed, join(folder, bed.file), sources)).rejects.toMatchObject({code: 'bed-tempo'});
  const {beats} = await measureBed({...bed, bpm: 120}, join(folder, bed.file), sources);
  expect(beats.beats).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
});

test('the beds of variants are read by brand and bed, each once', async () => {
  const folder = join(ROOT, 'brands/volt-pigeon');
  const {value: file} = await readDocument(join(folder, 'brand.yaml'), BrandFile);
  const variants = ['strut', 'strut', null].map((music) => ({props: {brand: 'volt-pigeon', music}}));
  const tracks = await readTracks(
    variants,
    {'volt-pigeon': {folder, file}},
    {store: await openStore(temporaryFolder()), tools},
  );
  expect(Object.keys(tracks)).toEqual(['volt-pigeon/strut']);
});
