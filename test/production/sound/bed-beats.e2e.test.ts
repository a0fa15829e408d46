import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readDocument} from '../../../src/machine/documents/document.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {ffmpeg, input} from '../../../src/machine/media/ffmpeg.ts';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {measureBed, readTracks} from '../../../src/production/sound/bed-beats.ts';
import {cutFor} from '../../../src/production/sound/plan-mix.ts';
import {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {ScriptFile, slotSeconds} from '../../../src/spot/documents/script.ts';
import {beatsInSpot} from '../../../src/spot/sound/beats-in-spot.ts';
import {cutBed} from '../../../src/spot/sound/mix-plan.ts';
import {editTiming, heardBeats, timedSlots, trackKey} from '../../../src/spot/timeline/edit-timing.ts';
import type {SlotSpec} from '../../../src/spot/variant/template.ts';
import {clickTrack, drumTrack} from '../../spot/sound/made-music.ts';
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
      // Without the declared tempo, the same beats.
      const alone = await measureBed({...bed, bpm: undefined}, join(folder, bed.file), sources);
      expect(Math.abs(alone.bed.bpm - declared), name).toBeLessThan(0.1);
      for (const at of alone.beats.beats.filter((each) => each < measured.seconds - 2))
        expect(Math.abs(at - Math.round(at / period) * period), `${name} alone at ${at}`).toBeLessThan(FRAME);
      const bars = Math.round(measured.seconds / (measured.beats * period));
      for (const track of [{bed: measured, beats}, alone])
        for (const seconds of [6, 15, 30]) {
          const {pieces} = cutBed({src: '', ...track.bed}, seconds);
          const inSpot = beatsInSpot(pieces, track.beats);
          const lastBar = inSpot.findLast(({downbeat, at}) => downbeat && at < seconds - 0.5);
          expect(
            Math.abs((lastBar?.at ?? 0) + measured.beats * period - seconds),
            `${name} ${seconds}`,
          ).toBeLessThan(FRAME);
          // The ending of the music is heard whole.
          expect(
            Math.abs((pieces.at(-1)?.to ?? 0) - bars * measured.beats * period),
            `${name} ${seconds}`,
          ).toBeLessThan(2 * FRAME);
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
  const beds = Object.entries(brand.defaults.tenspot.music.beds);
  // With the tempo that the brand declares, and with the measured one.
  for (const [music, bed] of beds.flatMap(([name, own]) => [
    [name, own] as const,
    [name, {...own, bpm: undefined}] as const,
  ])) {
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

test.each([
  ['half a second', 120, 0.5, 0.5],
  ['two and a half seconds, which is a bar and a beat', 120, 2.5, 0.5],
])(
  'after a silence of %s, the first bar begins with the first beat, or whole bars before it',
  async (_, bpm, from, offset) => {
    const folder = temporaryFolder();
    const {samples, rate} = drumTrack(bpm, {from, seconds: 16 + from});
    await writeSound({rate, channels: [samples]}, join(folder, 'a.wav'));
    const bed = {file: 'a.wav', beats: 4};
    const found = await measureBed(bed, join(folder, 'a.wav'), {store: await openStore(folder), tools});
    expect(found.bed.offset).toBeCloseTo(offset, 1);
    const {pieces} = cutBed({src: '', ...found.bed}, 6);
    expect(pieces.at(-1)?.to).toBeCloseTo(16 + from, 1);
    const lastBar = beatsInSpot(pieces, found.beats).findLast(({downbeat}) => downbeat);
    expect(Math.abs((lastBar?.at ?? 0) - 4)).toBeLessThan(FRAME);
  },
);

test('the beats that cuts move to are those of the music as the mix cuts it, also where the file is longer than its music', async () => {
  const folder = temporaryFolder();
  // Seven bars, of which an encoder makes whole packets.
  const {samples, rate} = drumTrack(110, {seconds: (7 * 240) / 110});
  await writeSound({rate, channels: [samples]}, join(folder, 'a.wav'));
  await ffmpeg(tools, [...input(join(folder, 'a.wav')), '-c:a', 'aac', join(folder, 'a.m4a')]);
  const sources = {store: await openStore(folder), tools};
  for (const bpm of [110, undefined]) {
    const bed = {file: 'a.m4a', beats: 4, bpm};
    const track = await measureBed(bed, join(folder, 'a.m4a'), sources);
    const heard = await cutFor({bed, track: join(folder, 'a.m4a')}, 15, sources);
    expect(heard?.pieces).toEqual(cutBed({src: '', ...track.bed}, 15).pieces);
    const late = heard?.pieces[0]?.from ?? 0;
    for (const {at} of heardBeats(track, {frames: 450, fps: 30})) {
      const beats = ((at + late) * 110) / 60;
      expect(Math.abs(beats - Math.round(beats)) * (60 / 110), `${bpm} at ${at}`).toBeLessThan(FRAME / 2);
    }
  }
});

test('a bed of more than ten minutes is refused: it would lose its end', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'long.wav');
  await ffmpeg(tools, ['-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono:d=601', '-c:a', 'pcm_u8', file]);
  const sources = {store: await openStore(folder), tools};
  await expect(measureBed({file: 'long.wav', beats: 4, bpm: 120}, file, sources)).rejects.toMatchObject({
    problems: [{code: 'bed-long', where: {file}}],
  });
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
