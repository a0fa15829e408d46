import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import type {Store} from '../../machine/files/store.ts';
import {type Network, openNetwork} from '../../machine/http/network.ts';
import {openSamples} from '../../machine/media/sample-clips.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {Provider} from '../contract/contract.ts';
import {type Fake, openFake} from './fake-vendor.ts';

export type Sandbox = {
  /** Reaches the fakes and nothing else, and has no real key. */
  network: Network;
  /** The fakes by provider. */
  fakes: ReadonlyMap<string, Fake>;
  close: () => Promise<void>;
};

type Options = {
  tools: Tools;
  draft: Store['draft'];
  /** Decides how long jobs take; the same seed gives the same run. Default: 1. */
  seed?: number;
  /** A folder in which the fakes keep their jobs from run to run. Default: they keep none. */
  memory?: string;
  /** Milliseconds that an answer takes at most. Default: 200. */
  latency?: number;
  /** Makes clips that people can look at; slower. Default: a test pattern. */
  scenes?: boolean;
};

/** Opens a fake of every vendor on loopback. Everything from the plan to the asset works against them, without a key and without cost. */
export async function openSandbox(
  providers: readonly Pick<Provider, 'id' | 'remote'>[],
  {tools, draft, memory, seed = 1, latency = 200, scenes = false}: Options,
): Promise<Sandbox> {
  const samples = openSamples(tools, draft, {scenes});
  const fakes = new Map<string, Fake>();
  if (memory !== undefined) await makeFolder(memory);
  for (const {id, remote} of providers) {
    if (!remote) continue;
    const kept = memory === undefined ? undefined : join(memory, `${id}.json`);
    fakes.set(id, await openFake(await remote.fake(), {samples, seed, latency, memory: kept}));
  }
  const sandbox = Object.fromEntries([...fakes].map(([id, {origin}]) => [id, origin]));
  return {
    network: openNetwork({sandbox}),
    fakes,
    close: async () => {
      await Promise.all([...fakes.values()].map((fake) => fake.close()));
    },
  };
}
