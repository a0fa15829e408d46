import {join} from 'node:path';
import {Option} from 'commander';
import {exportReview} from '../../node/export-review.ts';
import {review} from '../../node/review.ts';
import {reviewApp} from '../../node/review-app.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toCount, toFolder} from '../arguments/values.ts';
import {describeReview} from '../output/describe-review.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {print} from '../output/terminal.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {applyCommand} from './review-apply.ts';
import {decideCommand} from './review-decide.ts';

type Flags = {export?: string; out?: string; port?: number; sandbox: boolean; status: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('review')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: [
        'rounds/review.jsonl of the spot',
        'edit.yaml and takes.yaml of the spot, for verdicts on takes',
      ],
    })
    .description(
      'Serves the review app on this machine: all variants in sync, notes, rounds and decisions. Ctrl-C closes it. With --status or --json: prints the rounds, the notes, and which masters are approved as they are now.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--status', 'print the state of the review instead; serve nothing', false)
    .addOption(
      new Option(
        '--export <folder>',
        'write a folder for people without access instead: copies of the masters, and a page that saves notes to a file',
      )
        .argParser(toFolder)
        .conflicts(['status', 'port']),
    )
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--port <number>', 'the port on 127.0.0.1, 1024 to 65535; default: a free one', (text: string) =>
      toCount(text, 1024, 65535),
    )
    .option('--sandbox', 'review what was rendered with the takes of `shoot --sandbox`', false)
    .option('--json', 'print the state of the review as one JSON object on stdout; serve nothing', false)
    .addCommand(applyCommand(signal))
    .addCommand(decideCommand(signal))
    .runs(async (spot: string | undefined, {export: to, out, port, sandbox, status, json}: Flags) => {
      const project = await openHere(out);
      const onProgress = openProgress();
      if (to !== undefined) {
        const result = await exportReview(project, {spot, sandbox, to, signal, onProgress});
        printResult(json, result, [
          `${join(result.folder, 'index.html')}: ${result.variants.length} variants`,
          'Send the folder. `tenspot import notes` reads the files of notes that people send back.',
        ]);
        return EXIT.done;
      }
      if (status || json) {
        const result = await review(project, {spot, sandbox, signal, onProgress});
        printResult(json, result, describeReview(result));
        return EXIT.done;
      }
      const isTerminal = Boolean(process.stdin.isTTY && process.stderr.isTTY);
      await reviewApp(project, {
        ...{spot, sandbox, port, signal, onProgress},
        onCode: isTerminal
          ? (code) => print(process.stderr, `Decisions in the app need this code: ${code}\n`)
          : undefined,
        onOpen: (url) => {
          print(process.stdout, `${url}\n`);
          print(
            process.stderr,
            `Open this address in a browser on this machine. It contains a secret: do not share it. Ctrl-C closes the app.\n${isTerminal ? '' : 'The app records no decisions, because it was not started on a terminal.\n'}`,
          );
        },
      });
      return EXIT.done;
    });
