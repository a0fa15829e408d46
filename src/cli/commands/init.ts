import {relative} from 'node:path';
import {Command} from 'commander';
import {initWorkspace} from '../../production/workspace/init.ts';

export const command = (): Command =>
  new Command('init')
    .description(
      'Makes a workspace: a folder with the sample spot, its template and its brand, to make and then change.',
    )
    .argument('[folder]', 'a new or empty folder', '.')
    .action(async (folder: string) => {
      const root = await initWorkspace(folder);
      process.stdout.write(`${root}\n`);
      const go = relative(process.cwd(), root);
      process.stderr.write(
        [
          `next:  ${go ? `cd ${go} && ` : ''}npx tenspot make`,
          'Remotion, which draws the frames, has its own licence: free for individuals, companies of up to three',
          'people, non-profits and evaluation. Larger companies need one: remotion.dev/license',
          '',
        ].join('\n'),
      );
    });
