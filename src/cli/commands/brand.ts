import {brand} from '../../node/brand.ts';
import {ColorRole} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {visibleJson} from '../../spot/problem/visible-text.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {print} from '../output/terminal.ts';
import {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  new TenspotCommand('brand')
    .has({cost: 'free', reads: ['brand']})
    .description('Shows the colours, type and name of a brand, or prints its design tokens.')
    .argument('<brand>', 'a folder of brands')
    .option('--tokens', 'print the brand as design tokens (DTCG 2025.10)', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (id: string, options: {tokens: boolean; json: boolean}) => {
      const {file, tokens, warnings} = await brand(await openHere(), id);
      for (const warning of warnings) print(process.stderr, `warning ${warning}\n`);
      if (options.tokens) print(process.stdout, `${visibleJson(tokens, 2)}\n`);
      else printResult(options.json, {brand: id, ...file}, describe(file));
      return EXIT.done;
    });

function describe({meta, color, typography}: Awaited<ReturnType<typeof brand>>['file']): string[] {
  const roles = ColorRole.options.flatMap((role) => (color[role] ? [`${role} ${color[role]}`] : []));
  const palette = Object.entries(color.palette).map(([name, hex]) => `${name} ${hex}`);
  return [
    `name       ${meta.name}`,
    `palette    ${palette.join(', ')}`,
    `roles      ${roles.join(', ')}`,
    `type       ${typography.headings.family} for headings, ${typography.base.family} for the rest`,
    `type sets  ${Object.keys(typography.sets).join(', ') || 'none'}`,
  ];
}
