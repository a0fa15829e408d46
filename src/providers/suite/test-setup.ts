import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll} from 'vitest';
import {sha256File} from '../../machine/files/hash.ts';
import {openScratch} from '../../machine/files/scratch.ts';
import {openStore, type Store} from '../../machine/files/store.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {type Network, openNetwork} from '../../machine/http/network.ts';
import {extensionOf} from '../../machine/media/check-asset.ts';
import {openSamples} from '../../machine/media/sample-clips.ts';
import {findTools} from '../../machine/tools/tools.ts';
import {Shot} from '../../spot/documents/shots.ts';
import type {CardFacts, ModelCard} from '../contract/card.ts';
import type {Context, Operation, Provider, PurchaseSteps} from '../contract/contract.ts';
import type {Failed} from '../contract/failure.ts';
import {ProviderError} from '../contract/failure.ts';
import type {InputFile, PurchaseRequest, ShotRequest} from '../contract/request.ts';
import {type Fake, openFake} from '../fake/fake-vendor.ts';
import {CANARIES} from './secrets.ts';

export const tools = findTools(process.cwd());

export const shot = Shot.parse({
  id: 'test-shot',
  kind: 'texture',
  subject: 'water on steel',
  framing: 'close-up',
  seconds: 1,
});

/** What the tests of a provider work with. */
export type SuiteSetup<Request extends PurchaseRequest = ShotRequest, Card extends CardFacts = ModelCard> = {
  /** The vendor on loopback. */
  fake: Fake;
  /** A temporary folder. */
  folder: string;
  /** A store in that folder. */
  store: Store;
  /** A small picture. */
  photo: InputFile;
  /** A small clip. */
  clip: InputFile;
  /** What the steps of the provider get. */
  context: (more?: Partial<Context>) => Context;
  /** A request with what the card needs, and nothing more. */
  request: (card: Card, more?: Partial<Request>) => Request;
  /** Everything that was thrown, returned or stored so far. */
  heard: unknown[];
};

/** Makes a request with what a card needs. */
type Asking<Request, Card> = (card: Card, files: Pick<SuiteSetup, 'photo' | 'clip'>) => Request;

/** A vendor's fake on loopback, with the real SDK in front of it, for all tests of a file. */
export function openSetup<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  asking: Asking<Request, Card>,
): SuiteSetup<Request, Card> {
  const stage = {heard: []} as unknown as SuiteSetup<Request, Card>;
  beforeAll(async () => {
    const folder = await openScratch(join(tmpdir(), 'tenspot-contract'));
    const store = await openStore(folder);
    const samples = openSamples(tools, store.draft);
    const small = {seconds: 1, width: 90, height: 160};
    const [photo, clip] = [join(folder, 'photo.png'), join(folder, 'clip.mp4')];
    await writeWhole(photo, await samples.picture(small));
    await writeWhole(clip, await samples.clip(small));
    const files = new Map([
      [await sha256File(photo), photo],
      [await sha256File(clip), clip],
    ]);
    const [photoHash = '', clipHash = ''] = files.keys();
    const vendor = await provider.remote?.fake();
    if (!vendor) throw new Error(`${provider.id} is not remote`);
    const fake = await openFake(vendor, {samples, signature: CANARIES.signature});
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
      request: (card: Card, more: Partial<Request> = {}) => ({...asking(card, stage), ...more}),
    } satisfies Partial<SuiteSetup<Request, Card>>);
  });
  afterAll(() => stage.fake?.close());
  return stage;
}

/** A shot with what a card needs, and nothing more. */
const shotRequest: Asking<ShotRequest, ModelCard> = ({inputs}, {photo, clip}) => ({
  kind: 'clip',
  shot,
  fps: 24,
  seconds: 1,
  move: {kind: 'static', amount: 0, ease: 'linear'},
  size: {width: 720, height: 1280},
  photo: inputs.photo === 'needed' ? photo : null,
  clip: inputs.clip === 'needed' ? clip : null,
  take: 1,
});

/** The setup of a provider of shots. */
export const suiteSetup = (provider: Provider): SuiteSetup => openSetup(provider, shotRequest);

/** Polls until the job ends. */
export async function untilEnd(provider: PurchaseSteps, operation: Operation, context: Context) {
  for (let look = 0; look < 20; look++) {
    const answer = await provider.poll(operation, context);
    if (answer.state !== 'pending') return answer;
  }
  throw new Error('it never ends');
}

/** Where a take failed, and as what. */
export type SuiteOutcome = {step: 'submit' | 'poll' | 'collect'; failed: Failed} | {step: 'done'};

export async function suiteOutcome<Request extends PurchaseRequest, Card extends CardFacts>(
  provider: Provider<Request, Card>,
  {context, request, heard, folder}: SuiteSetup<Request, Card>,
  card: Card,
): Promise<SuiteOutcome> {
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
    await provider.collect(answer, join(folder, `collected.${extensionOf(card.mediaType)}`), own);
    return {step: 'done'};
  } catch (error) {
    heard.push(String((error as Error).stack), error);
    // A job ends by an answer. What a poll throws is about the question.
    if (error instanceof ProviderError && step !== 'poll') return {step, failed: error.failed};
    throw error;
  }
}
