import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {wordsCost} from '../../../src/providers/adapter/words.ts';
import {stepsContract} from '../../../src/providers/suite/steps-contract.ts';
import {openSetup} from '../../../src/providers/suite/test-setup.ts';
import {baseUrl} from '../../../src/providers/vendors/openai-words/base-url.ts';
import {fake} from '../../../src/providers/vendors/openai-words/fake.ts';
import {openaiWords} from '../../../src/providers/vendors/openai-words/provider.ts';
import {openOpenAi, responseOf} from '../../support/openai-server.ts';

const request = {
  kind: 'words',
  instructions: 'Write a line.',
  input: 'a flask',
  schema: {
    name: 'line',
    json: '{"type":"object","properties":{"line":{"type":"string"}},"required":["line"],"additionalProperties":false}',
  },
  take: 1,
} as const;

const stage = openSetup(openaiWords, () => request);

stepsContract(openaiWords, stage, {
  faults: fake.faults,
  wire: {
    constant: ['model', 'store', 'type', 'strict', 'properties', 'required', 'additionalProperties', 'line'],
    local: ['schema'],
    looks: false,
  },
});

test('a text that a model cannot read whole is refused before it is sent', () => {
  const [card] = openaiWords.models;
  if (!card) throw new Error('no model');
  expect(() => openaiWords.plan({...request, input: 'ä'.repeat(40_000)}, card)).toThrow(
    'at most 60000 bytes',
  );
});

test('pictures are sent with the text, in their order, and count as many tokens as the card says', async () => {
  const server = await openOpenAi(() => responseOf({line: 'Cold.'}));
  onTestFinished(() => server.close());
  const [card] = openaiWords.models;
  if (!card) throw new Error('no model');
  const asked = {...request, kind: 'advice' as const, pictures: ['b', 'a']};
  const [words, advice] = [openaiWords.plan(request, card), openaiWords.plan(asked, card)];
  expect(openaiWords.estimate(advice).usd - openaiWords.estimate(words).usd).toBeCloseTo(0.008, 6);
  const paths = new Map([...'ab'].map((name) => [name, join(stage.folder, `${name}.jpg`)]));
  for (const [name, path] of paths) writeFileSync(path, name);
  const network = openNetwork({env: server.env});
  await openaiWords.submit(advice, stage.context({network, input: (sha256) => paths.get(sha256) ?? ''}));
  expect(server.questions[0]?.input).toBe('a flask');
  expect(server.questions[0]?.pictures).toEqual(
    ['b', 'a'].map((name) => `data:image/jpeg;base64,${btoa(name)}`),
  );
  const many = {...asked, pictures: Array.from({length: 17}, () => 'a')};
  expect(() => openaiWords.plan(many, card)).toThrow('takes 16 pictures');
});

test('the cost is that of the tokens that the vendor counted, rounded up to a millionth', () => {
  const [card] = openaiWords.models;
  if (!card) throw new Error('no model');
  expect(wordsCost(card, {input_tokens: 1, output_tokens: 1})).toBe(0.000012);
  expect(wordsCost(card, undefined)).toBeUndefined();
});

test.each([
  ['http://127.0.0.1:11434/v1'],
  ['http://localhost:8080/api/v1/'],
  ['http://gpu-box:8000/v1'],
  ['http://192.168.1.7/v1'],
  ['https://llm.example/v1'],
])('%s may be the server', (url) => expect(baseUrl(url).href).toBe(url));

test.each([
  ['http://llm.example/v1'],
  ['ftp://127.0.0.1/v1'],
  ['llm'],
  ['https://a@llm.example/v1'],
  ['file:///etc'],
])('%s may not be the server: the key would be readable, or it is no server', (url) =>
  expect(() => baseUrl(url)).toThrow(expect.objectContaining({code: 'setting-invalid'})),
);

test('a server of the user is asked under its own path, and an answer without counted tokens counts as the worst case', async () => {
  const server = await openOpenAi(() => responseOf({line: 'Cold.'}, {usage: null}));
  onTestFinished(() => server.close());
  const context = stage.context({network: openNetwork({env: server.env})});
  const [card] = openaiWords.models;
  if (!card) throw new Error('no model');
  const operation = await openaiWords.submit(openaiWords.plan(request, card), context);
  expect(await openaiWords.poll(operation, context)).toEqual({state: 'done', operation});
  expect(server.questions[0]?.asked.headers).toMatchObject({
    authorization: 'Bearer sk-test',
    'x-client-request-id': context.clientId,
  });
});
