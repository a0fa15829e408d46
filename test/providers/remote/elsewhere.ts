import {openNetwork} from '../../../src/machine/http/network.ts';
import {openStore} from '../../../src/machine/store.ts';
import type {Context, Operation, Provider} from '../../../src/providers/contract.ts';
import {providers} from '../../../src/providers/providers.generated.ts';

/** Run by itself: goes on with an operation of which it knows only the JSON, and prints how it ended. */
const {operation, origin, home, module} = JSON.parse(process.argv[2] ?? '') as {
  operation: Operation;
  origin: string;
  home: string;
  module?: string;
};
const {provider} = module
  ? ((await import(module)) as {provider: Provider})
  : {
      provider: Object.values(providers as Record<string, Provider>).find(
        ({id}) => id === operation.provider,
      ),
    };
const store = await openStore(home);
const context: Context = {
  tools: {ffmpeg: '', ffprobe: '', ffmpegVersion: ''},
  input: () => '',
  draft: store.draft,
  store,
  network: openNetwork({sandbox: {[operation.provider]: origin}}),
};
for (let look = 0; look < 20; look++) {
  const answer = await provider?.poll(operation, context);
  if (answer?.state === 'pending') continue;
  process.stdout.write(JSON.stringify(answer));
  break;
}
