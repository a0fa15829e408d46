import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll} from 'vitest';
import {sha256File} from '../../../src/machine/hash.ts';
import {type Network, openNetwork} from '../../../src/machine/http/network.ts';
import {openSamples} from '../../../src/machine/sample.ts';
import {openStore, type Store} from '../../../src/machine/store.ts';
import type {ModelCard} from '../../../src/providers/card.ts';
import type {Context, InputFile, Operation, Provider, ShotRequest} from '../../../src/providers/contract.ts';
import type {Failed} from '../../../src/providers/failure.ts';
import {ProviderError} from '../../../src/providers/failure.ts';
import {type Fake, openFake} from '../../../src/providers/fake.ts';
import {Shot} from '../../../src/spot/shot.ts';
import {keptFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** Secrets that may turn up nowhere. */
export const CANARIES = {key: 'canary-key-5f3b9c', signature: 'canary-signature-77aa1'};

export const shot = Shot.parse({
  id: 'test-shot',
  kind: 'texture',
  subject: 'water on steel',
  framing: 'close-up',
  seconds: 1,
});

export type Stage = {
  fake: Fake;
  folder: string;
  store: Store;
  photo: InputFile;
  clip: InputFile;
  context: (more?: Partial<Context>) => Context;
  /** What a card needs, and nothing more. */
  request: (card: ModelCard, more?: Partial<ShotRequest>) => ShotRequest;
  /** Everything that was thrown, answered or kept so far. */
  heard: unknown[];
};

/** A vendor's fake on loopback, with the real SDK in front of it, for all tests of a file. */
export function stageFor(provider: Provider): Stage {
  const stage = {heard: []} as unknown as Stage;
  beforeAll(async () => {
    const folder = keptFolder();
    const store = await openStore(folder);
    const photo = join(folder, 'photo.png');
    await sharp({create: {width: 90, height: 160, channels: 3, background: '#808a90'}})
      .png()
      .toFile(photo);
    const clip = await makeMedia(
      ['-f', 'lavfi', '-i', 'testsrc2=size=90x160:rate=24:duration=1', '-pix_fmt', 'yuv420p'],
      join(folder, 'clip.mp4'),
    );
    const files = new Map([
      [await sha256File(photo), photo],
      [await sha256File(clip), clip],
    ]);
    const [photoHash = '', clipHash = ''] = files.keys();
    const vendor = await provider.remote?.fake();
    if (!vendor) throw new Error(`${provider.id} is not remote`);
    const fake = await openFake(vendor, {
      samples: openSamples(tools, store.draft),
      signature: CANARIES.signature,
    });
    const network: Network = {
      ...openNetwork({sandbox: {[provider.id]: fake.origin}}),
      key: () => CANARIES.key,
    };
    const focus: [number, number] = [0.5, 0.5];
    Object.assign(stage, {
      fake,
      folder,
      store,
      photo: {sha256: photoHash, focus},
      clip: {sha256: clipHash, focus},
      context: (more = {}) => ({
        tools,
        input: (sha256: string) => files.get(sha256) ?? '',
        draft: store.draft,
        store,
        network,
        clientId: crypto.randomUUID(),
        ...more,
      }),
      request: ({inputs}: ModelCard, more = {}) => ({
        shot,
        fps: 24,
        seconds: 1,
        move: {kind: 'static', amount: 0, ease: 'linear'},
        size: {width: 720, height: 1280},
        photo: inputs.photo === 'needed' ? stage.photo : null,
        clip: inputs.clip === 'needed' ? stage.clip : null,
        take: 1,
        ...more,
      }),
    } satisfies Partial<Stage>);
    writeFileSync(join(folder, 'ready'), '');
  });
  afterAll(() => stage.fake?.close());
  return stage;
}

/** Polls to the end. */
export async function untilEnd(provider: Provider, operation: Operation, context: Context) {
  for (let look = 0; look < 20; look++) {
    const answer = await provider.poll(operation, context);
    if (answer.state !== 'pending') return answer;
  }
  throw new Error('it never ends');
}

/** Where a take failed, and as what. */
export type Outcome = {step: 'submit' | 'poll' | 'collect'; failed: Failed} | {step: 'done'};

export async function outcomeOf(
  provider: Provider,
  {context, request, heard, folder}: Stage,
  card: ModelCard,
): Promise<Outcome> {
  let step: 'submit' | 'poll' | 'collect' = 'submit';
  const own = context();
  try {
    const operation = await provider.submit(provider.plan(request(card), card), own);
    heard.push(operation);
    step = 'poll';
    const answer = await untilEnd(provider, operation, own);
    heard.push(answer);
    if (answer.state === 'failed') return {step, failed: answer};
    step = 'collect';
    await provider.collect(answer, join(folder, 'collected.mp4'), own);
    return {step: 'done'};
  } catch (error) {
    heard.push(String((error as Error).stack), error);
    // The end of a job is answered; what is thrown while it is looked at is about the looking.
    if (error instanceof ProviderError && step !== 'poll') return {step, failed: error.failed};
    throw error;
  }
}
