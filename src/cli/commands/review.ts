import {join} from 'node:path';
import {Option} from 'commander';
import {exportReview} from '../../node/export-review.ts';
import {review} from '../../node/review.ts';
import {reviewApp} from '../../node/review-app.ts';
import {reviewLinks, revokeReviewLink} from '../../node/review-links.ts';
import type {ShareOptions} from '../../node/share-review.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {type ListenAddress, toCount, toFolder, toListenAddress} from '../arguments/values.ts';
import {describeLinks, describeShared} from '../output/describe-links.ts';
import {describeReview} from '../output/describe-review.ts';
import {printError} from '../output/print-error.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {print} from '../output/terminal.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {applyCommand} from './review-apply.ts';
import {decideCommand} from './review-decide.ts';

type Flags = {
  export?: string;
  share?: ListenAddress | true;
  for?: string;
  days?: number;
  origin?: string;
  list: boolean;
  revoke?: string;
  out?: string;
  port?: number;
  sandbox: boolean;
  status: boolean;
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('review')
    .has({
      cost: 'writes',
      reads: SPOT_DOCUMENTS,
      writes: [
        'rounds/review.jsonl of the spot',
        'edit.yaml and takes.yaml of the spot, for verdicts on takes',
        'with --share and --revoke: .tenspot/review/<spot>/links.json',
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
    .addOption(
      new Option(
        '--share [address]',
        'also serve the app to people with links, on this IP address and port (192.168.1.5:8080); default: a free port on 127.0.0.1, for a tunnel or a proxy',
      )
        .argParser(toListenAddress)
        .conflicts(['status', 'export', 'json', 'list', 'revoke']),
    )
    .option(
      '--for <person>',
      'with --share: make a link for this person; notes and decisions with it have this name',
    )
    .option(
      '--days <number>',
      'with --for: the days for which the link is valid, 1 to 90; default: 7',
      (text: string) => toCount(text, 1, 90),
    )
    .option(
      '--origin <url>',
      'with --share: the origin that people open (https://review.example.com); default: the address of --share',
    )
    .addOption(
      new Option('--list', 'list the links that were made, and which are valid')
        .default(false)
        .conflicts(['status', 'export', 'port', 'revoke']),
    )
    .addOption(
      new Option('--revoke <link>', 'end a link at once (l2), also in an app that is open').conflicts([
        'status',
        'export',
        'port',
      ]),
    )
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--port <number>', 'the port on 127.0.0.1, 1024 to 65535; default: a free one', (text: string) =>
      toCount(text, 1024, 65535),
    )
    .option('--sandbox', 'review what was rendered with the takes of `shoot --sandbox`', false)
    .option('--json', 'print the state of the review as one JSON object on stdout; serve nothing', false)
    .addCommand(applyCommand(signal))
    .addCommand(decideCommand(signal))
    .runs(async (spot: string | undefined, flags: Flags) => {
      const {export: to, out, port, sandbox, status, json, list, revoke} = flags;
      const share = shareOf(flags);
      const project = await openHere(out);
      const onProgress = openProgress();
      if (list || revoke !== undefined) {
        const choice = {spot, sandbox, signal, onProgress};
        const result = await (revoke === undefined
          ? reviewLinks(project, choice)
          : revokeReviewLink(project, {...choice, link: revoke}));
        printResult(json, result, describeLinks(result));
        return EXIT.done;
      }
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
        share,
        onShare: (shared) => {
          if (shared.link) print(process.stdout, `${shared.link.url}\n`);
          for (const line of describeShared(shared)) print(process.stderr, `${line}\n`);
        },
        onError: (error) => printError(error, false),
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

/** How the app is shared; undefined where it is not. Errors: `usage-review` for options that belong to --share. */
function shareOf({share, for: person, days, origin}: Flags): ShareOptions | undefined {
  if (share !== undefined) {
    if (days !== undefined && person === undefined) throw belongsTo('--days', '--for');
    return {...(share === true ? {} : share), person, days, origin};
  }
  if (person !== undefined) throw belongsTo('--for', '--share');
  if (days !== undefined) throw belongsTo('--days', '--share');
  if (origin !== undefined) throw belongsTo('--origin', '--share');
  return undefined;
}

const belongsTo = (option: string, other: string) =>
  invalid({
    code: 'usage-review',
    what: `${option} works only with ${other}`,
    expected: `${option} together with ${other}`,
    got: `${option} alone`,
    fix: `Add ${other}, or leave ${option} out.`,
  });
