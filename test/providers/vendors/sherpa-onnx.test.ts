import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {checkAsset} from '../../../src/machine/media/check-asset.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {onnxMetadata} from '../../../src/machine/voice/onnx-metadata.ts';
import {sherpaOnnx} from '../../../src/providers/vendors/sherpa-onnx/provider.ts';
import {voiceConfig} from '../../../src/providers/vendors/sherpa-onnx/voice-config.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {onnxModel} from '../../support/onnx-model.ts';
import {tools} from '../../support/tools.ts';
import {CAN_SPEAK, writeKokoro, writePiper} from '../../support/voice-model.ts';
import {speechContract, spokenLine} from './speech-contract.ts';

const [card] = sherpaOnnx.models;
if (!card) throw new Error('sherpa-onnx has a card');

const voiceModel = {
  ...{sha256: 'a'.repeat(64), file: 'model.onnx', speakers: ['ada', 'grace']},
  languages: ['en', 'de', 'pt-br'],
};

/** With the model of a folder, as every line of such a voice has. */
speechContract({
  ...sherpaOnnx,
  models: [{...card, voices: voiceModel.speakers}],
  plan: (request, each) => sherpaOnnx.plan({voiceModel, ...request}, each),
});

test('it is free, works on this machine, and is no scratch voice', () => {
  const planned = sherpaOnnx.plan({...spokenLine, voiceModel}, card);
  expect(sherpaOnnx.estimate(planned).usd).toBe(0);
  expect([card.standsIn, sherpaOnnx.remote, sherpaOnnx.package]).toEqual([
    undefined,
    undefined,
    'sherpa-onnx-node',
  ]);
  expect(planned).toMatchObject({params: {speaker: 0}, inputs: {model: voiceModel.sha256}});
  const grace = sherpaOnnx.plan({...spokenLine, voice: 'grace', voiceModel}, card);
  expect(grace.params).toMatchObject({speaker: 1});
});

test('a voice without a folder that can be read, or in a language that its model does not speak, is refused', () => {
  expect(() => sherpaOnnx.plan(spokenLine, card)).toThrow('cannot speak with the voice "ada"');
  const french = {...spokenLine, language: 'fr', voiceModel};
  expect(() => sherpaOnnx.plan(french, card)).toThrow('one of the languages en, de, pt-br');
});

test('a Kokoro model of several languages is told the language, with the word list of the region', () => {
  const voice = {
    ...{kind: 'kokoro' as const, model: 'model.onnx', speakers: [], languages: [], severalLanguages: true},
    lexicons: ['lexicon-gb-en.txt', 'lexicon-us-en.txt', 'lexicon-zh.txt'],
  };
  const kokoro = (language: string) => voiceConfig(voice, language).model.kokoro;
  expect(kokoro('pt')).toMatchObject({lang: 'pt-br'});
  expect(kokoro('fr')).toMatchObject({lang: 'fr'});
  expect(kokoro('en')).toMatchObject({lang: '', lexicon: 'lexicon-us-en.txt,lexicon-zh.txt'});
  expect(kokoro('en-gb')).toMatchObject({lexicon: 'lexicon-gb-en.txt,lexicon-zh.txt'});
});

/** Speaks a line with the real library. */
async function spoken(model: string, more: Partial<typeof spokenLine> = {}) {
  const folder = temporaryFolder();
  const context = {tools, input: () => model, draft: (await openStore(folder)).draft};
  const own = {...voiceModel, speakers: ['0', '1']};
  const request = sherpaOnnx.plan(
    {...spokenLine, speed: 1, voice: '0', voiceModel: own, ...more},
    card as never,
  );
  const operation = JSON.parse(JSON.stringify(await sherpaOnnx.submit(request, context)));
  const file = join(folder, 'line.wav');
  await sherpaOnnx.collect({state: 'done', operation}, file, context);
  await checkAsset(tools, file, 'audio/wav');
  return {hash: sha256(readFileSync(file)), audio: (await probe(tools, file)).audio};
}

describe.skipIf(!CAN_SPEAK)('with the library (needs the rules of espeak-ng)', () => {
  test('a Piper model speaks a line as whole audio at its own rate, the same each time, and faster where asked', async () => {
    const folder = writePiper(temporaryFolder());
    const line = await spoken(folder);
    expect(line.audio).toMatchObject({rate: 16_000, channels: 1});
    expect(line.audio?.seconds).toBeGreaterThan(1);
    expect((await spoken(folder)).hash).toBe(line.hash);
    const fast = await spoken(folder, {speed: 2});
    expect(fast.audio?.seconds).toBeCloseTo((line.audio?.seconds ?? 0) / 2, 1);
  });

  test('a Kokoro model speaks with the speaker that is asked for', async () => {
    const folder = writeKokoro(temporaryFolder());
    const [first, second] = [await spoken(folder), await spoken(folder, {voice: '1'})];
    expect(first.audio).toMatchObject({rate: 24_000});
    expect(second.audio?.seconds).toBeGreaterThan((first.audio?.seconds ?? 0) * 1.5);
  });

  test('a line of which the model lacks a sound is refused, and one of which it lacks a mark is spoken', async () => {
    const folder = writePiper(temporaryFolder());
    const tokens = join(folder, 'tokens.txt');
    const symbols = readFileSync(tokens, 'utf8');
    writeFileSync(tokens, symbols.replace(/^[!,] .*\n/gm, ''));
    const line = {text: 'Press, the button!'};
    expect((await spoken(folder, line)).audio?.seconds).toBeGreaterThan(1);
    writeFileSync(tokens, symbols.replace(/^ɹ .*\n/m, ''));
    await expect(spoken(folder, line)).rejects.toMatchObject({
      problems: [{code: 'speech-incomplete', got: 'the sound "ɹ" (U+0279)'}],
    });
  });

  test('a voice of several languages speaks in a folder whose path has a comma', async () => {
    const folder = writeKokoro(join(temporaryFolder(), 'Ads, 2026'), {version: '2'});
    for (const name of ['lexicon-us-en.txt', 'lexicon-zh.txt'])
      writeFileSync(join(folder, name), 'cold k o l d\n');
    expect((await spoken(folder, {text: 'Cold.'})).audio?.seconds).toBeGreaterThan(0.1);
  });

  test('a line of which the model makes no sound is refused as one that is not whole', async () => {
    const folder = writePiper(temporaryFolder());
    const model = onnxModel({
      inputs: [
        {name: 'input', type: 'int64', shape: [1, 'length']},
        {name: 'input_lengths', type: 'int64', shape: [1]},
        {name: 'scales', type: 'float', shape: [3]},
      ],
      outputs: [{name: 'output', type: 'float', shape: [1, 1, 2]}],
      constants: {nothing: {type: 'float', shape: [1, 1, 2], values: [Number.NaN, Number.NaN]}},
      nodes: [{op: 'Identity', inputs: ['nothing'], output: 'output'}],
      metadata: (await onnxMetadata(join(folder, 'model.onnx'))) ?? {},
    });
    writeFileSync(join(folder, 'model.onnx'), model);
    await expect(spoken(folder)).rejects.toMatchObject({
      problems: [{code: 'speech-incomplete', got: 'the model made sound with values that are no numbers'}],
    });
  });

  test('a model that ends its process is an error, with what the library says, and does not end this one', async () => {
    const folder = writeKokoro(temporaryFolder());
    writeFileSync(join(folder, 'voices.bin'), 'short');
    await expect(spoken(folder)).rejects.toThrow(/Corrupted/);
  });
});
