import {EXIT} from '../spot/problem/errors.ts';
import {openInterrupt, told} from './interrupt.ts';
import {printError} from './output/print-error.ts';
import {type CommandEntry, runCommand} from './run-command.ts';

/** Every command, in the order that a job runs. Only the one that is called is loaded. */
const COMMANDS: Record<string, CommandEntry> = {
  init: {summary: 'make a workspace', load: () => import('./commands/init.ts')},
  new: {summary: 'start a spot, a template or a brand', load: () => import('./commands/new.ts')},
  doctor: {summary: 'say what is there and what is missing', load: () => import('./commands/doctor.ts')},
  make: {summary: 'everything, from documents to masters', load: () => import('./commands/make.ts')},
  shoot: {summary: 'plan who makes the shots that are not there', load: () => import('./commands/shoot.ts')},
  takes: {
    summary: 'say what was bought and what it cost, settle unresolved jobs',
    load: () => import('./commands/takes.ts'),
  },
  pick: {summary: 'have a spot show one take of a shot', load: () => import('./commands/pick.ts')},
  reject: {summary: 'say why a take is not good enough', load: () => import('./commands/reject.ts')},
  render: {summary: 'render the variants of a spot', load: () => import('./commands/render.ts')},
  studio: {summary: 'preview and edit every variant', load: () => import('./commands/studio.ts')},
  brand: {summary: 'say what a brand is made of', load: () => import('./commands/brand.ts')},
  status: {summary: 'say how every spot stands', load: () => import('./commands/status.ts')},
  bench: {summary: 'measure a batch against stock Remotion', load: () => import('./commands/bench.ts')},
  registry: {
    summary: 'write the generated registries and schemas',
    load: () => import('./commands/registry.ts'),
  },
};

const signal = openInterrupt();
// The launcher that started this process is gone: so is whoever wanted the result.
process.on('disconnect', () => process.exit(EXIT.interrupted));

runCommand(process.argv.slice(2), COMMANDS, signal).then(
  () => process.exit(process.exitCode ?? EXIT.done),
  (error: unknown) => process.exit(printError(told(error, signal), process.argv.includes('--json'))),
);
