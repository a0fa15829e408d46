import {EXIT} from '../spot/problem/errors.ts';
import {errorOfRun, openInterrupt} from './interrupt.ts';
import {printError} from './output/print-error.ts';
import {type CommandEntry, runCommand} from './run-command.ts';

/** Every command, in the order in which a job runs. Only the one that is called is loaded. */
const COMMANDS: Record<string, CommandEntry> = {
  init: {summary: 'make a workspace', load: () => import('./commands/init.ts')},
  new: {
    summary: 'start a spot, a template, a brand or a provider',
    load: () => import('./commands/new.ts'),
  },
  doctor: {
    summary: 'check what is installed, and what is missing',
    load: () => import('./commands/doctor.ts'),
  },
  make: {summary: 'do everything, from documents to masters', load: () => import('./commands/make.ts')},
  shoot: {summary: 'plan and buy the shots that models make', load: () => import('./commands/shoot.ts')},
  takes: {
    summary: 'list takes and their cost, settle unresolved jobs',
    load: () => import('./commands/takes.ts'),
  },
  pick: {summary: 'choose the take of a shot that a spot shows', load: () => import('./commands/pick.ts')},
  reject: {summary: 'reject a take, with a reason', load: () => import('./commands/reject.ts')},
  render: {summary: 'render the variants of a spot', load: () => import('./commands/render.ts')},
  studio: {summary: 'preview and edit every variant', load: () => import('./commands/studio.ts')},
  brand: {summary: 'show a brand, or export its design tokens', load: () => import('./commands/brand.ts')},
  status: {summary: 'show the status of every spot', load: () => import('./commands/status.ts')},
  bench: {summary: 'measure a batch against stock Remotion', load: () => import('./commands/bench.ts')},
  registry: {
    summary: 'write the generated registries and schemas',
    load: () => import('./commands/registry.ts'),
  },
};

const signal = openInterrupt();
// The launcher that started this process was killed, and its terminal with it: the result has no reader.
process.on('disconnect', () => process.exit(EXIT.interrupted));

runCommand(process.argv.slice(2), COMMANDS, signal).then(
  (code) => process.exit(code),
  (error: unknown) => process.exit(printError(errorOfRun(error, signal), process.argv.includes('--json'))),
);
