import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {writeSound} from '../../machine/media/write-sound.ts';
import {SOUND_RATE} from '../../spot/sound/usual/synth.ts';
import {USUAL_SOUNDS, USUAL_SOUNDS_VERSION} from '../../spot/sound/usual/usual-sounds.ts';
import type {Brand} from '../project/load-brand.ts';

type Sounding = Pick<Brand, 'file' | 'folder'>;

/** Whether a cue of this name is heard: the brand has the sound, or it is a usual one. Own sounds come first. */
const usualSound = ({file}: Pick<Brand, 'file'>, name: string): (() => Float32Array[]) | undefined =>
  name in file.defaults.tenspot.music.sounds || !Object.hasOwn(USUAL_SOUNDS, name)
    ? undefined
    : USUAL_SOUNDS[name];

/** The usual sounds among the names of cues: those that the brand has no sound of its own for. */
export const usualSoundsIn = (brand: Pick<Brand, 'file'>, names: readonly string[]): string[] => [
  ...new Set(names.filter((name) => usualSound(brand, name))),
];

/** Stages all sounds of a brand, and the usual sounds among the names of cues. By name. */
export async function stageSounds(
  brand: Sounding,
  names: readonly string[],
  store: Store,
): Promise<Record<string, string>> {
  const staged: Record<string, string> = {};
  for (const [name, file] of Object.entries(brand.file.defaults.tenspot.music.sounds))
    staged[name] = await store.put(join(brand.folder, file));
  for (const name of usualSoundsIn(brand, names)) staged[name] = await stageUsual(name, store);
  return staged;
}

/** A usual sound, staged. Each is computed once. */
async function stageUsual(name: string, store: Store): Promise<string> {
  const {src} = await store.once<{src: string}>(
    keyOf({usualSound: name, version: USUAL_SOUNDS_VERSION}),
    (note) => [note.src],
    () =>
      store.draft('wav', async (file) => {
        await writeSound({rate: SOUND_RATE, channels: USUAL_SOUNDS[name]?.() ?? []}, file);
        return {src: await store.put(file, 'wav')};
      }),
  );
  return src;
}
