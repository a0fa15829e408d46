import {join, relative} from 'node:path';
import {Command} from 'commander';
import {initWorkspace} from '../../production/scaffold/init.ts';
import {printResult} from '../output/print-result.ts';

export const command = (): Command =>
  new Command('init')
    .description(
      'Makes a workspace: a folder with the sample spots, their templates and brands, to make and then change.',
    )
    .argument('[folder]', 'a new or empty folder; a package.json or .git that is there is kept', '.')
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (folder: string, {dryRun, json}: {dryRun: boolean; json: boolean}) => {
      const {root, files, install} = await initWorkspace(folder, dryRun);
      printResult(
        json,
        {dryRun, workspace: root, files, install},
        dryRun ? files.map((file) => join(root, file)) : [root],
      );
      if (dryRun) return;
      const go = relative(process.cwd(), root);
      process.stderr.write(
        [
          `next:  ${go ? `cd ${quoted(go)} && ` : ''}${install ? 'npm install && ' : ''}npx tenspot make`,
          'Remotion, which draws the frames, has its own licence: free for individuals, companies of up to three',
          'people, non-profits and evaluation. Larger companies need one: remotion.dev/license',
          '',
        ].join('\n'),
      );
    });

/** A path as a shell takes it. */
const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
