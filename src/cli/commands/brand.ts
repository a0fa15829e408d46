import {readBrandFile} from '../../production/project/brand-document.ts';
import {findWorkspace, folderOf} from '../../production/project/workspace.ts';
import {ColorRole} from '../../spot/brand/brand-file.ts';
import {tokensOf} from '../../spot/brand/export-tokens.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  new TenspotCommand('brand')
    .description('Shows the colours, type and name of a brand, or prints its design tokens.')
    .argument('<brand>', 'a folder of brands')
    .option('--tokens', 'print the brand as design tokens (DTCG 2025.10)', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (id: string, {tokens, json}: {tokens: boolean; json: boolean}) => {
      const {brands} = await findWorkspace(process.cwd());
      const {value, warnings} = await readBrandFile(await folderOf(brands, 'brand', id));
      for (const warning of warnings) process.stderr.write(`warning ${warning}\n`);
      const {meta, color, typography} = value;
      const roles = ColorRole.options.flatMap((role) => (color[role] ? [`${role} ${color[role]}`] : []));
      const lines = [
        `name       ${meta.name}`,
        `palette    ${Object.entries(color.palette)
          .map(([name, hex]) => `${name} ${hex}`)
          .join(', ')}`,
        `roles      ${roles.join(', ')}`,
        `type       ${typography.headings.family} for headings, ${typography.base.family} for the rest`,
        `type sets  ${Object.keys(typography.sets).join(', ') || 'none'}`,
      ];
      process.stdout.write(
        tokens
          ? `${JSON.stringify(tokensOf(value), null, 2)}\n`
          : json
            ? `${JSON.stringify({brand: id, ...value})}\n`
            : `${lines.join('\n')}\n`,
      );
      return EXIT.done;
    });
