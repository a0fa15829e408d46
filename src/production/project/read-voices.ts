import {join} from 'node:path';
import {hashOnce} from '../../machine/files/hash-once.ts';
import type {Store} from '../../machine/files/store.ts';
import {hashVoiceFolder, readVoiceFolder} from '../../machine/voice/voice-folder.ts';
import type {BrandFile} from '../../spot/brand/brand-file.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import type {Speaker, VoiceModel} from '../../spot/voice/voice-choice.ts';

/** A brand with the models of its voices, and by voice what is wrong with the folders of the others. */
type WithVoices = {file: BrandFile; voiceFaults: Record<string, Problem>};

/**
 * Reads the models of the voices that are in the folder of a brand. A folder that is missing or not valid is no error here: models are
 * large, and not everyone who opens the spot has them.
 */
export async function readVoices(folder: string, file: BrandFile, store: Store): Promise<WithVoices> {
  const {voices} = file.defaults.tenspot;
  const read: Record<string, Speaker> = {};
  const voiceFaults: Record<string, Problem> = {};
  for (const [name, speaker] of Object.entries(voices)) {
    read[name] = speaker;
    if (speaker.folder === undefined) continue;
    try {
      read[name] = {...speaker, voiceModel: await readModel(join(folder, speaker.folder), store)};
    } catch (error) {
      const [problem] = error instanceof TenspotError ? error.problems : [];
      if (!problem) throw error;
      voiceFaults[name] = problem;
    }
  }
  const tenspot = {...file.defaults.tenspot, voices: read};
  return {file: {...file, defaults: {...file.defaults, tenspot}}, voiceFaults};
}

/** The document of a brand without the models that `readVoices` adds: the same whether their folders are there or not. */
export function writtenVoices(file: BrandFile): BrandFile {
  const {tenspot} = file.defaults;
  const voices = Object.entries<Speaker>(tenspot.voices).map(([name, {voiceModel: _, ...voice}]) => [
    name,
    voice,
  ]);
  return {...file, defaults: {...file.defaults, tenspot: {...tenspot, voices: Object.fromEntries(voices)}}};
}

async function readModel(folder: string, store: Store): Promise<VoiceModel> {
  const voice = await readVoiceFolder(folder);
  const sha256 = await hashVoiceFolder(folder, voice, (path) => hashOnce(path, store));
  return {sha256, file: voice.model, languages: voice.languages, speakers: voice.speakers};
}
