import {studio} from '../../node/studio.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {visibleJson} from '../../spot/problem/visible-text.ts';
import {openHere} from '../arguments/here.ts';
import {toCount} from '../arguments/values.ts';
import {openProgress} from '../output/progress.ts';
import {print} from '../output/terminal.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Options = {write: boolean; sandbox: boolean; port?: number; open: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('studio')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: ['variants.yaml, edit.yaml and grade.yaml of the spot, with --write'],
    })
    .description(
      'Opens Remotion Studio with every variant, its props to edit, and a grid that plays all variants in sync. Ctrl-C closes it.',
    )
    .argument('[spots...]', 'folders of compositions/spots; default: all')
    .option(
      '--write',
      'allow edits to be saved: variants as rows of variants.yaml, sound and grade in edit.yaml and grade.yaml',
      false,
    )
    .option('--sandbox', 'show the takes of `shoot --sandbox`', false)
    .option(
      '--port <number>',
      'the port on 127.0.0.1, 1024 to 65535; default: the first free one from 3000',
      (text: string) => toCount(text, 1024, 65535),
    )
    .option('--no-open', 'do not open the browser; it never opens without a terminal')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spots: string[], {write, sandbox, port, open, json}: Options) => {
      await studio(await openHere(), {
        spots,
        write,
        sandbox,
        port,
        open: open && process.stdout.isTTY === true,
        onProgress: openProgress(),
        signal,
        onOpen: (url) => {
          print(process.stdout, json ? `${visibleJson({url})}\n` : `${url}\n`);
          print(process.stderr, 'Ctrl-C closes the Studio.\n');
        },
      });
      return EXIT.done;
    });
