const {execFileSync, spawnSync} = require('node:child_process');
const {existsSync} = require('node:fs');
const path = require('node:path');
const {pathToFileURL} = require('node:url');

/** Commands of Remotion that open no compositions. */
const WITHOUT_COMPOSITIONS = new Set(
  'add browser ffmpeg ffprobe gpu help skills upgrade versions'.split(' '),
);

/**
 * `tenspot/remotion`: sets up Remotion's command line for a workspace, from `remotion.config.ts`. Stages what the command draws.
 * CommonJS, because Remotion evaluates that file as CommonJS, on Node 20 too.
 * @param {typeof import('@remotion/cli/config').Config} config
 */
module.exports.setUpRemotion = function setUpRemotion(config) {
  const [command, ...words] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  if (command === undefined || WITHOUT_COMPOSITIONS.has(command) || isInTheCloud(command, words)) return;
  if (Number(process.versions.node.split('.')[0]) < 24) runAgainOnNode24();
  const named = command === 'render' || command === 'still' || command === 'benchmark' ? words : [];
  const list = command === 'compositions' ? ['--list'] : [];
  const module = require(moduleOf('machine/studio/remotion-config'));
  module.configureRemotion(config, stage([...list, '--', ...named]));
};

/** The commands of Remotion Lambda and Cloud Run that work with sites that are there already. */
const isInTheCloud = (/** @type {string} */ command, /** @type {string[]} */ words) =>
  (command === 'lambda' || command === 'cloudrun') && words[0] !== 'sites';

/** @param {string[]} args */
function stage(args) {
  try {
    const argv = [path.join(__dirname, 'bin.js'), 'stage', '--json', ...args];
    const stdio = /** @type {const} */ (['ignore', 'pipe', 'inherit']);
    return JSON.parse(execFileSync(process.execPath, argv, {encoding: 'utf8', stdio, maxBuffer: 2 ** 28}));
  } catch {
    throw new Error('`tenspot stage`, which remotion.config.ts runs, failed: see the lines above.');
  }
}

/** Ends a process whose parent was killed, which cannot pass a signal on while it waits. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  'const {ppid} = process; setInterval(() => process.ppid === ppid || process.exit(1), 1000).unref();',
)}`;

/**
 * Runs the whole command again on the Node that Tenspot runs on, whose bundler loads Tenspot's modules, and ends this process.
 * @returns {never}
 */
function runAgainOnNode24() {
  const find = `import {findNode24} from ${JSON.stringify(pathToFileURL(path.join(__dirname, 'node24.js')))};
    process.stdout.write(findNode24() ?? '');`;
  const node = execFileSync(process.execPath, ['--input-type=module', '--eval', find], {encoding: 'utf8'});
  if (node === '')
    throw new Error('Tenspot needs Node 24 or newer: install it, or run `npm install --include=optional`.');
  const flags = ['--disable-warning=ExperimentalWarning', '--import', END_WITH_PARENT];
  const argv = [...flags, ...process.argv.slice(1)];
  const {status} = spawnSync(node, argv, {stdio: 'inherit'});
  process.exit(status ?? 1);
}

/** @param {string} name */
function moduleOf(name) {
  const installed = __dirname.split(path.sep).includes('node_modules');
  const source = path.join(__dirname, `../${name}.ts`);
  return !installed && existsSync(source) ? source : path.join(__dirname, `../../dist/${name}.js`);
}
