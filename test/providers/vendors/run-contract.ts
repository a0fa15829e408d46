import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {probeVideo} from '../../../src/machine/media/probe.ts';
import {obtainTake} from '../../../src/production/stage/obtain-take.ts';
import type {Context, DrawsCompositions, Provider} from '../../../src/providers/contract/contract.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {commonContract} from '../../../src/providers/suite/common-contract.ts';
import {providerContract as remoteContract} from '../../../src/providers/suite/provider-contract.ts';
import type {ContractSample as Remote} from '../../../src/providers/suite/steps-contract.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

/** What a provider is tried with: a local one with a file, a remote one with its fake. */
type Sample = Local | Remote;

type Local = {
  /** A file that the provider takes in, made in a folder. Left out for one that needs only words. */
  source?: (folder: string) => Promise<{file: string; as: 'photo' | 'clip'; sha256: string}>;
  /** For a provider that draws. */
  draw?: () => DrawsCompositions;
};

/** The one suite: what every provider has to do, local or remote. */
export function providerContract(provider: Provider, sample: Sample): void {
  if ('faults' in sample) remoteContract(provider, sample);
  else localContract(provider, sample);
}

const shot = Shot.parse({id: 'test-shot', kind: 'texture', subject: 'a test', framing: 'wide', seconds: 1});

/** What a provider does that works on this machine. */
function localContract(provider: Provider, {source, draw}: Local): void {
  const setUp = async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    const {file, as, sha256} = (await source?.(folder)) ?? {file: '', as: null, sha256: ''};
    const input = {sha256, focus: [0.5, 0.5] as [number, number]};
    const request = (more: Partial<ShotRequest> = {}): ShotRequest => ({
      kind: 'clip',
      shot,
      fps: 24,
      seconds: 1,
      move: {kind: 'push', amount: 0.05, ease: 'ease'},
      size: {width: 270, height: 480},
      photo: as === 'photo' ? input : null,
      clip: as === 'clip' ? input : null,
      take: 1,
      ...more,
    });
    const context: Context = {tools, input: () => file, draft: store.draft, draw: draw?.()};
    return {folder, store, file, request, context};
  };

  describe(`${provider.id}`, () => {
    commonContract(provider, async (_, more) => (await setUp()).request(more));

    test.each(provider.models.map((card) => [card.id, card] as const))(
      '%s is asked by a plain operation that survives JSON, and gives a clip',
      async (_, card) => {
        const {folder, request, context} = await setUp();
        const operation = JSON.parse(
          JSON.stringify(await provider.submit(provider.plan(request(), card), context)),
        );
        const answer = await provider.poll(operation, context);
        expect(answer.state).toBe('done');
        const file = join(folder, 'collected.mp4');
        if (answer.state === 'done') await provider.collect(answer, file, context);
        expect((await probeVideo(tools, file)).seconds).toBeGreaterThan(0.5);
      },
    );

    test.each(provider.models.map((card) => [card.id, card] as const))(
      '%s gives a take at the rate of the spot, once for equal requests',
      async (_, card) => {
        const {store, file, request} = await setUp();
        let reports = 0;
        const context = {store, tools, progress: () => void reports++, draw: draw?.()};
        const wanted = {
          provider,
          card,
          request: provider.plan(request(), card),
          shot: shot.id,
          fps: 24,
          focus: [0.5, 0.5] as [number, number],
          rights: null,
          input: () => file,
        };
        const take = await obtainTake(wanted, context);
        expect(take).toMatchObject({fps: 24, provider: provider.id, model: card.id, number: 1});
        expect(await probeVideo(tools, store.path(take.src))).toMatchObject({
          codec: 'h264',
          fps: 24,
          color: {matrix: 'bt709'},
        });
        expect(await obtainTake(wanted, context)).toEqual(take);
        expect(reports).toBe(1);
      },
    );
  });
}
