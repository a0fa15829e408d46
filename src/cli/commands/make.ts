import {Command} from 'commander';
import {render} from './render.ts';

export const command = (signal: AbortSignal): Command =>
  new Command('make')
    .description(
      'Makes everything of a spot: local takes, grade, sound, all variants, the wall and the manifest. Asks nothing and spends nothing.',
    )
    .argument('<spot>', 'a folder of compositions/spots')
    .option('--proof', 'half size, for a quick look; kept apart in proof/', false)
    .option('--out <folder>', 'where out/<spot> goes; default: out/ of the workspace')
    .option('--json', 'print one JSON object on stdout', false)
    .action((spot: string, options: {proof: boolean; out?: string; json: boolean}) =>
      render(spot, {...options, only: [], dryRun: false}, signal),
    );
