import {join} from 'node:path';
import {Command} from 'commander';
import {findWorkspace, listIds} from '../../production/workspace/find.ts';
import {invalid} from '../../spot/errors.ts';
import {render} from './render.ts';

export const command = (signal: AbortSignal): Command =>
  new Command('make')
    .description(
      'Makes everything of a spot: local takes, grade, sound, all variants, the wall and the manifest. Asks nothing and spends nothing.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: the only one')
    .option('--proof', 'half size, for a quick look; kept apart in proof/', false)
    .option('--out <folder>', 'where out/<spot> goes; default: out/ of the workspace')
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (spot: string | undefined, options: {proof: boolean; out?: string; json: boolean}) =>
      render(spot ?? (await onlySpot()), {...options, only: [], dryRun: false}, signal),
    );

async function onlySpot(): Promise<string> {
  const {compositions} = await findWorkspace(process.cwd());
  const [first, ...others] = await listIds(join(compositions, 'spots'));
  if (first !== undefined && others.length === 0) return first;
  throw invalid({
    code: 'spot-unnamed',
    what:
      first === undefined
        ? 'there is no spot in this workspace'
        : 'there are several spots in this workspace',
    where: {file: join(compositions, 'spots')},
    expected: 'the name of one',
    got: [first, ...others].join(', ') || 'none',
    fix:
      first === undefined
        ? 'Make one with `tenspot new spot my-spot`.'
        : `Name it: \`tenspot make ${first}\`.`,
  });
}
