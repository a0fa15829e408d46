import {Argument, Command} from 'commander';
import {findWorkspace} from '../../production/workspace/find.ts';
import {KINDS, type Kind, startFrom} from '../../production/workspace/new.ts';

export const command = (): Command =>
  new Command('new')
    .description('Starts a spot, a template or a brand as a copy of one that works.')
    .addArgument(new Argument('<kind>').choices(KINDS))
    .argument('<name>', 'a-z, 0-9 and dashes')
    .option('--from <name>', 'the one to copy; default: the first of its kind')
    .action(async (kind: Kind, name: string, {from}: {from?: string}) => {
      process.stdout.write(`${await startFrom(await findWorkspace(process.cwd()), kind, name, from)}\n`);
    });
