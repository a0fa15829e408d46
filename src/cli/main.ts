import {Command} from 'commander';
import {EXIT, TenspotError} from '../spot/errors.ts';
import {printError} from './print-error.ts';
import {VERSION} from './version.ts';

type Door = {summary: string; load: () => Promise<{command: (signal: AbortSignal) => Command}>};

/** Every command, in the order that a job runs. Only the one that is called is loaded. */
const COMMANDS: Record<string, Door> = {
  doctor: {
    summary: 'say what is there, what is missing, and the command that mends it',
    load: () => import('./commands/doctor.ts'),
  },
  make: {
    summary: 'from the documents of a spot to its masters, asking and spending nothing',
    load: () => import('./commands/make.ts'),
  },
  render: {summary: 'render the variants of a spot', load: () => import('./commands/render.ts')},
  registry: {
    summary: 'write the generated registries of templates and providers',
    load: () => import('./commands/registry.ts'),
  },
};

const interrupt = new AbortController();
const interrupted = new TenspotError(
  {code: 'interrupted', what: 'stopped', fix: 'Run the same command again: what is finished is kept.'},
  {exitCode: EXIT.interrupted},
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interrupt.abort(interrupted));
// The launcher that started this process is gone: so is whoever wanted the result.
process.on('disconnect', () => process.exit(EXIT.interrupted));

async function main(argv: string[]): Promise<void> {
  const program = new Command('tenspot')
    .description('Ten finished video ads from one template, rendered as a set.')
    .version(VERSION)
    .helpCommand(false)
    .exitOverride();
  const name = argv.find((word) => !word.startsWith('-')) ?? '';
  for (const [id, {summary, load}] of Object.entries(COMMANDS)) {
    if (id === name)
      program.addCommand((await load()).command(interrupt.signal).summary(summary).exitOverride());
    else program.command(id).summary(summary);
  }
  await program.parseAsync(argv, {from: 'user'});
}

main(process.argv.slice(2)).then(
  () => process.exit(process.exitCode ?? EXIT.done),
  (error: unknown) =>
    process.exit(
      printError(interrupt.signal.aborted ? interrupt.signal.reason : error, process.argv.includes('--json')),
    ),
);
