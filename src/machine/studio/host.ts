import {Server as HttpServer} from 'node:http';
import {type AddressInfo, Server} from 'node:net';
import {bundlerConfig} from '../browser/bundler-config.ts';
import {killTree} from '../process/process-tree.ts';
import {answerUpdateCheck} from './answer-locally.ts';
import {toLoopback} from './loopback.ts';
import type {FromStudio} from './protocol.ts';

// The process that serves Remotion Studio. Its parent may kill it at any moment, and it ends when its parent has ended.
process.on('disconnect', () => {
  killTree(process.pid);
  process.exit(1);
});

const report = (message: FromStudio): void => {
  process.send?.(message);
};

let reported = false;
toLoopback(Server.prototype, (server) => {
  if (!(server instanceof HttpServer)) return;
  answerUpdateCheck(server);
  server.once('listening', () => {
    // Only the first server is Studio's. Later ones belong to renders that it starts.
    if (reported) return;
    reported = true;
    const {port} = server.address() as AddressInfo;
    report({type: 'listening', port});
    // Answers once the first build has ended, also if it failed: the page then shows the error.
    fetch(`http://127.0.0.1:${port}/bundle.js`).then(
      () => report({type: 'built'}),
      () => report({type: 'built'}),
    );
  });
});

// biome-ignore lint/style/noRestrictedImports: Remotion's command line, not the room of that name
const {Config} = await import('@remotion/cli/config');
Config.overrideBundlerConfig((config) => ({
  ...bundlerConfig(config, {lazy: false}),
  // The default uses paths inside the workspace, which files of packages elsewhere do not have.
  output: {...config.output, assetModuleFilename: '[hash][ext]'},
}));
const {cli} = await import('@remotion/cli');
await cli();
