import {join} from 'node:path';
import {findWorkspace, folderOf, listIds, sandboxOf} from '../../production/project/workspace.ts';
import {runStudio} from '../../production/studio/studio.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {toCount} from '../arguments/values.ts';
import {openProgress} from '../output/progress.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Options = {write: boolean; sandbox: boolean; port?: number; open: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('studio')
    .description(
      'Opens Remotion Studio with every variant, its props to edit, and a grid that plays all variants in sync. Ctrl-C closes it.',
    )
    .argument('[spots...]', 'folders of compositions/spots; default: all')
    .option('--write', 'allow edits to be saved as rows of variants.yaml', false)
    .option('--sandbox', 'show the takes of `shoot --sandbox`', false)
    .option(
      '--port <number>',
      'the port on 127.0.0.1, 1024 to 65535; default: the first free one from 3000',
      (text: string) => toCount(text, 1024, 65535),
    )
    .option('--no-open', 'do not open the browser; it never opens without a terminal')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (names: string[], {write, sandbox, port, open, json}: Options) => {
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
      return EXIT.done;
    });
