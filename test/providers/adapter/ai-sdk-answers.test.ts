import {describe, expect, test} from 'vitest';
import type {VideoModel} from '../../../src/providers/adapter/ai-sdk-model.ts';
import {fromAiSdk} from '../../../src/providers/adapter/from-ai-sdk.ts';
import type {ProviderError} from '../../../src/providers/contract/failure.ts';
import {suiteSetup} from '../../../src/providers/suite/test-setup.ts';
import {provider, vendor} from './from-ai-sdk/made-up-model.ts';

const stage = suiteSetup(provider);
const [card] = provider.models;
if (!card) throw new Error('no model');

/** A provider whose model answers this. */
const answering = (answers: {start?: unknown; status?: unknown}) => {
  const model: VideoModel = {
    specificationVersion: 'v4',
    modelId: 'one',
    doStart: async () => answers.start,
    doStatus: async () => answers.status,
  };
  return fromAiSdk({...vendor, model: () => model});
};

const failedOf = ({failed}: ProviderError) => failed;

describe('an answer of doStart', () => {
  const submit = (start: unknown) => {
    const asked = answering({start});
    return asked.submit(asked.plan(stage.request(card), card), stage.context()).catch(failedOf);
  };

  test.each([
    undefined,
    null,
    'no',
    {},
    {operation: null, warnings: []},
    {operation: undefined},
    {operation: () => 1},
  ])('of %j leaves open whether a job was accepted', async (start) => {
    expect(await submit(start)).toMatchObject({kind: 'unknown-outcome', charged: 'unknown', code: 'answer'});
  });

  test.each([undefined, null, 'careful', [7]])(
    'with warnings of %j names its job all the same',
    async (warnings) => {
      expect(await submit({operation: {taskId: 'a'}, warnings})).toMatchObject({id: 'a'});
    },
  );
});

describe('an answer of doStatus', () => {
  const poll = async (status: unknown) => {
    const asked = answering({status});
    const request = asked.plan(stage.request(card), card);
    const operation = {
      provider: asked.id,
      id: 'a',
      request,
      vendor: {route: 'one', operation: '{"taskId":"a"}'},
    };
    return asked.poll(operation, stage.context()).catch((error) => ({thrown: failedOf(error)}));
  };

  test('in a state that is not known is of a job that may run', async () => {
    expect(await poll({status: 'hibernating'})).toEqual({state: 'pending'});
  });

  test.each([
    undefined,
    {},
    {status: 7},
    {status: 'completed'},
    {status: 'completed', videos: []},
    {status: 'completed', videos: [{type: 'url'}]},
    {status: 'completed', videos: [{type: 'base64', data: 7}]},
    {status: 'completed', videos: [{type: 'hologram'}]},
    {status: 'error'},
    {status: 'error', error: {message: 'an object'}},
  ])('of %j is asked for again', async (status) => {
    expect(await poll(status)).toMatchObject({thrown: {kind: 'internal', charged: 'no', code: 'answer'}});
  });

  test('that is an error is the end of the job', async () => {
    expect(await poll({status: 'error', error: 'flagged'})).toMatchObject({
      state: 'failed',
      kind: 'moderated-input',
    });
  });
});
