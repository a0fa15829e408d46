import {openStore} from '../../machine/files/store.ts';
import {openNetwork} from '../../machine/http/network.ts';
import type {Context, Operation, Provider} from '../contract/contract.ts';
import {providers} from '../providers.generated.ts';

/** A program of its own: it goes on with an operation that it has as JSON, and prints how the job ended. */
const {operation, origin, home, module} = JSON.parse(process.argv[2] ?? '') as {
  operation: Operation;
  origin: string;
  home: string;
  module?: string;
};
const known: Record<string, unknown> = module ? await import(module) : providers;
const provider = (Object.values(known) as Provider[]).find((each) => each?.id === operation.provider);
if (!provider)
  throw new Error(`no provider "${operation.provider}" is exported by ${module ?? 'the registry'}`);
const store = await openStore(home);
const context: Context = {
  tools: {ffmpeg: '', ffprobe: '', ffmpegVersion: ''},
  input: () => '',
  draft: store.draft,
  store,
  network: openNetwork({sandbox: {[operation.provider]: origin}}),
};
for (let look = 0; look < 20; look++) {
  const answer = await provider.poll(operation, context);
  if (answer?.state === 'pending') continue;
  process.stdout.write(JSON.stringify(answer));
  break;
}
