import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {hashVoiceFolder, readVoiceFolder} from '../../../src/machine/voice/voice-folder.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {writeKokoro, writePiper} from '../../support/voice-model.ts';

test('a Piper folder speaks the language of its voice, and has numbers for its speakers', async () => {
  expect(await readVoiceFolder(writePiper(temporaryFolder()))).toMatchObject({
    ...{kind: 'piper', model: 'model.onnx', languages: ['en', 'en-us'], speakers: ['0']},
  });
  const several = writePiper(temporaryFolder(), {voice: 'en-gb-x-rp', n_speakers: '3'});
  expect(await readVoiceFolder(several)).toMatchObject({
    languages: ['en', 'en-gb'],
    speakers: ['0', '1', '2'],
  });
  expect(await readVoiceFolder(writePiper(temporaryFolder(), {voice: 'cmn'}))).toMatchObject({
    languages: ['zh'],
  });
});

test('a Kokoro folder has the names of its speakers; from version 2 on it speaks several languages', async () => {
  const folder = writeKokoro(temporaryFolder());
  expect(await readVoiceFolder(folder)).toMatchObject({
    ...{kind: 'kokoro', languages: ['en', 'en-us'], speakers: ['af_one', 'am_two'], severalLanguages: false},
  });
  const later = writeKokoro(temporaryFolder(), {version: '2'});
  for (const name of ['lexicon-us-en.txt', 'lexicon-zh.txt']) writeFileSync(join(later, name), '');
  const {languages, lexicons} = await readVoiceFolder(later);
  expect(languages).toEqual(expect.arrayContaining(['en', 'fr', 'pt-br', 'zh']));
  expect(languages).not.toContain('de');
  expect(lexicons).toEqual(['lexicon-us-en.txt', 'lexicon-zh.txt']);
});

const piperWith = (metadata: Record<string, string>) => (folder: string) => void writePiper(folder, metadata);

/** Puts a folder where a file is needed. */
const asFolder = (name: string) => (folder: string) => {
  rmSync(join(folder, name), {force: true});
  mkdirSync(join(folder, name));
};

const kokoroWith = (folderNamed: string) => (folder: string) => asFolder(folderNamed)(writeKokoro(folder));

test('a folder whose name ends as that of a model is not counted as one', async () => {
  const folder = writePiper(temporaryFolder());
  mkdirSync(join(folder, 'old.onnx'));
  expect(await readVoiceFolder(folder)).toMatchObject({model: 'model.onnx'});
});

test('speakers whose names are not all different, or are empty, have numbers', async () => {
  for (const speaker_names of ['ada,ada', 'ada,'])
    expect(await readVoiceFolder(writeKokoro(temporaryFolder(), {speaker_names}))).toMatchObject({
      speakers: ['0', '1'],
    });
});

test('a file that cannot be read is an error that names it, and not a bug', async () => {
  const folder = writeKokoro(temporaryFolder(), {version: '2'});
  mkdirSync(join(folder, 'lexicon-us-en.txt'));
  const error = await hashVoiceFolder(folder, await readVoiceFolder(folder)).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({
    problems: [
      {
        ...{code: 'voice-folder', where: {file: folder}},
        got: 'lexicon-us-en.txt cannot be read: this is a folder (EISDIR)',
      },
    ],
  });
});

test.each<[string, (folder: string) => void, string]>([
  ['no folder', (folder) => rmSync(folder, {recursive: true}), 'no such folder'],
  ['no model', (folder) => rmSync(join(folder, 'model.onnx')), 'no .onnx file'],
  ['two models', (folder) => writeFileSync(join(folder, 'model.int8.onnx'), ''), '2 .onnx files'],
  ['no symbols', (folder) => rmSync(join(folder, 'tokens.txt')), 'no tokens.txt'],
  ['no rules', (folder) => rmSync(join(folder, 'espeak-ng-data/phontab')), 'no espeak-ng-data'],
  ['a web page', (folder) => writeFileSync(join(folder, 'model.onnx'), '<html>'), 'not a whole ONNX file'],
  [
    'no speakers of Kokoro',
    (folder) => void rmSync(join(writeKokoro(folder), 'voices.bin')),
    'no voices.bin',
  ],
  [
    'another kind',
    (folder) => void writePiper(folder, {comment: 'matcha'}),
    'a model of another kind: matcha',
  ],
  ['a folder in place of the model', asFolder('model.onnx'), 'no .onnx file'],
  ['a folder in place of the speakers of Kokoro', kokoroWith('voices.bin'), 'no voices.bin'],
  ['more speakers than memory holds', piperWith({n_speakers: '99999999999'}), '99999999999 speakers'],
  ['more speakers than any voice has', piperWith({n_speakers: '200000000'}), '200000000 speakers'],
  [
    'a rate in words',
    piperWith({sample_rate: 'banana'}),
    'does not say how many speakers it has, and at which',
  ],
  ['a language that is none', piperWith({voice: '../../x'}), 'the language "../../x"'],
  ['a version in words', (folder) => void writeKokoro(folder, {version: 'v1.0'}), 'the version "v1.0"'],
  [
    'a word list whose name the library would take apart',
    (folder) => writeFileSync(join(writeKokoro(folder, {version: '2'}), 'lexicon-a,b.txt'), ''),
    'a comma in lexicon-a,b.txt',
  ],
  ['a model as Piper publishes it', (folder) => void writePiper(folder, {n_speakers: ''}), 'does not say'],
])('%s is an error that says what is missing', async (_, spoil, got) => {
  const folder = writePiper(temporaryFolder());
  spoil(folder);
  const error = await readVoiceFolder(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TenspotError);
  const {problems} = error as TenspotError;
  expect(problems).toMatchObject([
    {code: 'voice-folder', where: {file: folder}, got: expect.stringContaining(got)},
  ]);
});

test('the hash changes with each file that decides how the voice sounds, and with no other', async () => {
  const folder = writeKokoro(temporaryFolder());
  const hash = async () => hashVoiceFolder(folder, await readVoiceFolder(folder));
  const before = await hash();
  writeFileSync(join(folder, 'README.md'), 'about it');
  expect(await hash()).toBe(before);
  const seen = new Set([before]);
  for (const name of ['tokens.txt', 'voices.bin', 'espeak-ng-data/en_dict']) {
    writeFileSync(join(folder, name), 'other');
    seen.add(await hash());
  }
  expect(seen.size).toBe(4);
});
