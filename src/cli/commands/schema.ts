import {DOCUMENTS, schemaPath} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {unknownCommand} from '../arguments/usage-errors.ts';
import {printResult} from '../output/print-result.ts';
import type {CommandEntry} from '../run-command.ts';
import {commandSchemas} from '../schema/command-schema.ts';
import {TenspotCommand} from '../tenspot-command.ts';

export const command = (_: AbortSignal, commands: Record<string, CommandEntry>): TenspotCommand =>
  new TenspotCommand('schema')
    .has({cost: 'free'})
    .description(
      'Describes every command for programs: its arguments, its options, the documents that it reads, what it writes, and whether it costs money.',
    )
    .argument('[command]', 'only this command, with its subcommands; default: all')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (name: string | undefined, {json}: {json: boolean}) => {
      if (name !== undefined && !Object.hasOwn(commands, name))
        throw unknownCommand(name, Object.keys(commands));
      const schemas = await commandSchemas(commands, name);
      const read = new Set(schemas.flatMap(({reads}) => reads as readonly string[]));
      const documents = DOCUMENTS.filter((each) => name === undefined || read.has(each.name)).map(
        ({name: kind, files}) => ({name: kind, files, schema: schemaPath(kind)}),
      );
      printResult(
        json,
        {commands: schemas, documents, exitCodes: EXIT},
        schemas.map(
          ({command: call, cost, description}) => `${call.padEnd(24)} ${cost.padEnd(7)} ${description}`,
        ),
      );
      return EXIT.done;
    });
