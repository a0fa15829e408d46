import {join, relative} from 'node:path';
import {init} from '../../node/init.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {printResult} from '../output/print-result.ts';
import {print} from '../output/terminal.ts';
import {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  new TenspotCommand('init')
    .has({cost: 'writes', writes: ['the whole workspace']})
    .description(
      'Makes a workspace: a folder with sample spots, templates and brands that you can render and change.',
    )
    .argument(
      '[folder]',
      'a new or empty folder; it may already have a package.json or .git, which are kept',
      '.',
    )
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (folder: string, {dryRun, json}: {dryRun: boolean; json: boolean}) => {
      const {root, files, install, manager} = await init(folder, {dryRun});
      printResult(
        json,
        {dryRun, workspace: root, files, install, manager},
        dryRun ? files.map((file) => join(root, file)) : [root],
      );
      if (dryRun) return EXIT.done;
      const go = relative(process.cwd(), root);
      print(
        process.stderr,
        [
          `next:  ${go ? `cd ${quoted(go)} && ` : ''}${install ? `${manager} install && ` : ''}${RUN[manager] ?? 'npx'} tenspot make`,
          'Remotion, which renders the frames, has its own licence: free for individuals, companies of up to three',
          'people, non-profits and evaluation. Larger companies have to buy one: remotion.dev/license',
          '',
        ].join('\n'),
      );
      return EXIT.done;
    });

/** How package managers run a program of a workspace. */
const RUN: Record<string, string> = {npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx'};

/** A path, quoted for a shell where that is needed. */
const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
