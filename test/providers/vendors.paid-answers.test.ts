import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, onTestFinished, test} from 'vitest';
import {sha256} from '../../src/machine/files/hash.ts';
import {readBytes} from '../../src/machine/files/read-file.ts';
import {openNetwork} from '../../src/machine/http/network.ts';
import {type Reply, serve} from '../../src/machine/http/serve.ts';
import type {CardFacts} from '../../src/providers/contract/card.ts';
import type {Provider} from '../../src/providers/contract/contract.ts';
import type {PurchaseRequest} from '../../src/providers/contract/request.ts';
import {CANARIES} from '../../src/providers/suite/secrets.ts';
import {openSetup, type SuiteSetup, suiteSetup} from '../../src/providers/suite/test-setup.ts';
import {elevenlabs} from '../../src/providers/vendors/elevenlabs/provider.ts';
import {elevenlabsMusic} from '../../src/providers/vendors/elevenlabs-music/provider.ts';
import {openaiSpeech} from '../../src/providers/vendors/openai-speech/provider.ts';
import {openaiStills} from '../../src/providers/vendors/openai-stills/provider.ts';
import {track} from './vendors/music-contract.ts';
import {spokenLine} from './vendors/speech-contract.ts';

/** Submits a request that is answered with `reply`. `kept`: the names of the files that were put into the store. */
async function answered<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  stage: SuiteSetup<Request, Card>,
  reply: Reply,
) {
  const server = await serve(() => reply);
  onTestFinished(() => server.close());
  const network = {...openNetwork({sandbox: {[provider.id]: server.origin}}), key: () => CANARIES.key};
  const kept: string[] = [];
  const put: SuiteSetup['store']['put'] = async (...args) => {
    const name = await stage.store.put(...args);
    kept.push(name);
    return name;
  };
  const context = stage.context({network, store: {path: stage.store.path, put}});
  const [card] = provider.models;
  if (!card) throw new Error('no model');
  const planned = provider.plan(stage.request(card), card);
  const operation = await provider.submit(planned, context).catch(String);
  return {operation, kept, context};
}

const audio = Buffer.from('ID3 the whole line');
const json = (body: unknown): Reply => ({
  status: 200,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

describe('what a vendor was paid for is kept before it is judged', () => {
  const eleven = openSetup(elevenlabs, () => spokenLine);
  const spoken = openSetup(openaiSpeech, () => ({...spokenLine, voice: 'coral'}));
  const composed = openSetup(elevenlabsMusic, () => track);
  const stills = suiteSetup(openaiStills);

  const Times = fc.option(fc.array(fc.oneof(fc.double(), fc.constant('0.1'), fc.constant(null))), {
    nil: null,
  });
  const Alignment = fc.oneof(
    fc.constantFrom(undefined, null, {}, [], 'none'),
    fc.record(
      {
        characters: fc.option(fc.array(fc.string())),
        character_start_times_seconds: Times,
        character_end_times_seconds: Times,
      },
      {requiredKeys: []},
    ),
  );

  test('elevenlabs: audio with any times, or none, is accepted and collected', async () => {
    await fc.assert(
      fc.asyncProperty(Alignment, async (alignment) => {
        const body = {audio_base64: audio.toString('base64'), alignment};
        const {operation, context} = await answered(elevenlabs, eleven, json(body));
        if (typeof operation === 'string') throw new Error(operation);
        const file = join(eleven.folder, `${crypto.randomUUID()}.mp3`);
        await elevenlabs.collect({state: 'done', operation}, file, context);
        expect(Buffer.from(await readBytes(file))).toEqual(audio);
      }),
      {numRuns: 25},
    );
  });

  test('elevenlabs: an answer that cannot be read is kept as it came, and named', async () => {
    for (const body of ['', '{"audio": "SUQz"}', 'ID3 audio instead of JSON', '{"audio_base64": ""}']) {
      const {operation, kept} = await answered(elevenlabs, eleven, {status: 200, body});
      expect(kept, body).toEqual([`${sha256(body)}.json`]);
      expect(operation).toContain(`it is in the vault as ${kept[0]}`);
    }
  });

  test.each([
    [audio, 'binary/octet-stream'],
    [audio, 'application/json'],
    [Buffer.from([0xff, 0xfb, 0x90, 0x44]), 'text/plain'],
  ])(
    'openai-speech and elevenlabs-music: audio is audio, whatever type it is said to have',
    async (body, type) => {
      const reply = {status: 200, headers: {'content-type': type}, body};
      const {operation, kept} = await answered(openaiSpeech, spoken, reply);
      expect(operation).toMatchObject({vendor: {stored: kept[0]}});
      const music = await answered(elevenlabsMusic, composed, reply);
      expect(music.operation).toMatchObject({vendor: {stored: music.kept[0]}});
    },
  );

  test('openai-speech and elevenlabs-music: an answer that is no audio is kept as it came, and named', async () => {
    const body = 'RIFF another format';
    const reply = {status: 200, headers: {'content-type': 'text/plain'}, body};
    const {operation, kept} = await answered(openaiSpeech, spoken, reply);
    expect(kept).toEqual([`${sha256(body)}.mp3`]);
    expect(operation).toContain(kept[0]);
    const music = await answered(elevenlabsMusic, composed, reply);
    expect(music.kept).toEqual(kept);
    expect(music.operation).toContain(kept[0]);
  });

  test('openai-stills: a picture that cannot be read is kept as it came, and named', async () => {
    const picture = Buffer.from('a picture of a kind that comes next year');
    const body = {created: 1, data: [{b64_json: picture.toString('base64')}]};
    const {operation, kept} = await answered(openaiStills, stills, json(body));
    expect(kept).toEqual([`${sha256(picture)}.png`]);
    expect(operation).toContain(kept[0]);
  });
});
