import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {readVoices} from '../../../src/production/project/read-voices.ts';
import type {BrandFile} from '../../../src/spot/brand/brand-file.ts';
import type {Speaker} from '../../../src/spot/voice/voice-choice.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {writeKokoro, writePiper} from '../../support/voice-model.ts';

const voice = (folder?: string) => ({model: 'local-voice', voice: '0', speed: 1, take: 1, folder});

/** A brand of which only the voices are read. */
const brandWith = (voices: Record<string, ReturnType<typeof voice>>): BrandFile =>
  ({meta: {name: 'Solvane'}, defaults: {tenspot: {voices}}}) as unknown as BrandFile;

async function read(voices: Record<string, ReturnType<typeof voice>>, spoil: (folder: string) => void) {
  const folder = temporaryFolder();
  spoil(folder);
  return readVoices(folder, brandWith(voices), await openStore(temporaryFolder()));
}

test.each<[string, (folder: string) => void]>([
  ['with more speakers than memory holds', (folder) => void writePiper(folder, {n_speakers: '99999999999'})],
  [
    'in which the model is a folder',
    (folder) => void mkdirSync(join(folder, 'model.onnx'), {recursive: true}),
  ],
  [
    'with a folder in place of a word list',
    (folder) => void mkdirSync(join(writeKokoro(folder, {version: '2'}), 'lexicon-us-en.txt')),
  ],
])('a voice %s does not stop the brand from being read', async (_, spoil) => {
  const {file, voiceFaults} = await read({bad: voice('bad'), good: voice('good')}, (folder) => {
    spoil(join(folder, 'bad'));
    writePiper(join(folder, 'good'));
  });
  const voices: Record<string, Speaker> = file.defaults.tenspot.voices;
  expect(voices.good?.voiceModel).toMatchObject({file: 'model.onnx', speakers: ['0']});
  expect(voiceFaults.good).toBeUndefined();
  expect(voices.bad?.voiceModel).toBeUndefined();
  expect(voiceFaults.bad?.code).toBe('voice-folder');
});
