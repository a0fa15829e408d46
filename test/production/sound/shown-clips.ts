import {openStore} from '../../../src/machine/files/store.ts';
import {clipSounds} from '../../../src/production/sound/clip-sounds.ts';
import type {StageContext} from '../../../src/production/stage/stage-context.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import type {Filling} from '../../../src/spot/timeline/timeline.ts';
import {tools} from '../../support/tools.ts';

export const PICTURE = ['-f', 'lavfi', '-i', 'color=s=64x64:r=30:d=4'];
export const TONE = ['-f', 'lavfi', '-i', 'sine=f=500:d=4:r=48000'];

export type Shown = {
  slot: string;
  file: string;
  sound?: number;
  speed?: number;
  length?: number;
  in?: number;
  lead?: number;
  tail?: number;
  standsIn?: true;
};

/** The sounds of clips of 2 s each, one after the other. */
export async function soundsOf(shown: Shown[], folder: string) {
  const store = await openStore(folder);
  const footage = shown.map(({slot, sound, lead, tail, speed = 1, length = 120, in: start = 30}, index) => ({
    ...{slot, speed, length, in: start, from: index * 60, frames: 60},
    ...(sound === undefined ? {} : {sound}),
    ...(lead === undefined ? {} : {lead}),
    ...(tail === undefined ? {} : {tail}),
  }));
  const fillings = Object.fromEntries(
    shown.map(({slot, file, standsIn}) => [
      slot,
      {take: {file, shot: slot, standsIn}, pick: {}} as unknown as Filling,
    ]),
  );
  const edit = {locate: () => ({file: 'edit.yaml', line: 3, column: 5})};
  const plan = {props: {format: '9:16'}, documents: {folder, edit}, brand: {folder}, needs: []};
  const context = {store, tools} as StageContext;
  const spot = {footage, fps: 30, frames: shown.length * 60} as unknown as ResolvedSpot;
  const sounds = await clipSounds(
    spot,
    fillings,
    plan as unknown as Parameters<typeof clipSounds>[2],
    context,
  );
  return {store, sounds};
}
