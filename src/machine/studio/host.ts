import {Server as HttpServer} from 'node:http';
import {type AddressInfo, Server} from 'node:net';
import {CONDITIONS} from '../browser/protocol.ts';
import {killTree} from '../process/process-tree.ts';
import {answerOurselves} from './answer-locally.ts';
import {toLoopback} from './loopback.ts';
import type {FromStudio} from './protocol.ts';

/**
 * The process that serves Remotion Studio. Like the browser's it is crash-only: whoever started it may kill
 * it at any moment, and it ends by itself when they are gone.
 */
process.on('disconnect', () => {
  killTree(process.pid);
  process.exit(1);
});

const say = (message: FromStudio): void => {
  process.send?.(message);
};

let told = false;
toLoopback(Server.prototype, (server) => {
  if (!(server instanceof HttpServer)) return;
  answerOurselves(server);
  server.once('listening', () => {
    // What serves a render that the Studio starts comes later, and is nobody's business.
    if (told) return;
    told = true;
    const {port} = server.address() as AddressInfo;
    say({type: 'listening', port});
    // Answered when the first build has ended, well or not: the page shows what went wrong.
    fetch(`http://127.0.0.1:${port}/bundle.js`).then(
      () => say({type: 'built'}),
      () => say({type: 'built'}),
    );
  });
});

// biome-ignore lint/style/noRestrictedImports: Remotion's command line, not the room of that name
const {Config} = await import('@remotion/cli/config');
Config.overrideBundlerConfig((config) => ({
  ...config,
  resolve: {...config.resolve, conditionNames: [...CONDITIONS, '...']},
  // Files of packages outside the workspace have no path inside it.
  output: {...config.output, assetModuleFilename: '[hash][ext]'},
}));
const {cli} = await import('@remotion/cli');
await cli();
