import {join} from 'node:path';
import {Command, InvalidArgumentError} from 'commander';
import {findWorkspace, folderOf, listIds, sandboxOf} from '../../production/project/workspace.ts';
import {runStudio} from '../../production/studio/studio.ts';
import {openProgress} from '../output/progress.ts';

type Options = {write: boolean; sandbox: boolean; port?: number; open: boolean; json: boolean};

export const command = (signal: AbortSignal): Command =>
  new Command('studio')
    .description(
      'Opens Remotion Studio: every variant with its props to edit, and the variant grid of all of them in sync. Ctrl-C closes it.',
    )
    .argument('[spots...]', 'folders of compositions/spots; default: all')
    .option('--write', 'let edits be stored as rows of variants.yaml', false)
    .option('--sandbox', 'show the takes of the sandbox instead of those that were bought', false)
    .option(
      '--port <number>',
      'where it answers, on 127.0.0.1 only; default: the first free one from 3000',
      port,
    )
    .option('--no-open', 'do not open a browser; without a terminal none is opened')
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (names: string[], {write, sandbox, port, open, json}: Options) => {
      const found = await findWorkspace(process.cwd());
      const workspace = sandbox ? sandboxOf(found) : found;
      const folder = join(workspace.compositions, 'spots');
      for (const name of names) await folderOf(folder, 'spot', name);
      await runStudio(workspace, {
        spots: names.length > 0 ? names : await listIds(folder),
        write,
        port,
        open: open && process.stdout.isTTY === true,
        report: openProgress(),
        signal,
        onOpen: (url) => {
          process.stdout.write(json ? `${JSON.stringify({url})}\n` : `${url}\n`);
          process.stderr.write('Ctrl-C closes the Studio.\n');
        },
      });
    });

function port(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1024 && number <= 65535) return number;
  throw new InvalidArgumentError('a number from 1024 to 65535');
}
