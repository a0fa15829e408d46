import {expect, test} from 'vitest';
import {COMMANDS} from '../../../src/cli/command-table.ts';
import {commandSchemas} from '../../../src/cli/schema/command-schema.ts';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

test('every command says what it costs, and every command that does something has --json', async () => {
  const schemas = await commandSchemas(COMMANDS);
  expect(schemas.map(({command}) => command)).toEqual(
    expect.arrayContaining([
      ...Object.keys(COMMANDS).map((name) => `tenspot ${name}`),
      'tenspot takes prune',
    ]),
  );
  const isGroup = ({command, options}: (typeof schemas)[number]): boolean =>
    options.length === 0 && schemas.some((other) => other.command.startsWith(`${command} `));
  for (const {command, options} of schemas.filter((each) => !isGroup(each)))
    expect(
      options.map(({name}) => name),
      command,
    ).toContain('--json');
});

test('commands that may cost money are those with a limit, and nothing else has one', async () => {
  const schemas = await commandSchemas(COMMANDS);
  const limited = schemas.filter(({options}) => options.some(({name}) => name === '--max-cost'));
  expect(limited.map(({command}) => command)).toEqual(
    schemas.filter(({cost}) => cost === 'spends').map(({command}) => command),
  );
});

test('a command that may write files says so where it has --dry-run', async () => {
  const schemas = await commandSchemas(COMMANDS);
  const dry = schemas.filter(({options}) => options.some(({name}) => name === '--dry-run'));
  expect(dry.filter(({cost}) => cost === 'free').map(({command}) => command)).toEqual([]);
});

test('arguments and options have their choices, and what they take', async () => {
  const [create] = await commandSchemas(COMMANDS, 'new');
  expect(create?.arguments).toMatchObject([
    {name: 'kind', required: true, several: false, choices: ['spot', 'template', 'brand', 'provider']},
    {name: 'name', required: true, choices: null},
  ]);
  const [shoot] = await commandSchemas(COMMANDS, 'shoot');
  const options = Object.fromEntries(shoot?.options.map(({name, ...rest}) => [name, rest]) ?? []);
  expect(options['--plan']).toMatchObject({value: 'id', optional: true});
  expect(options['--max-cost']).toMatchObject({value: 'usd', optional: false});
  expect(options['--sandbox']).toMatchObject({value: null});
});

test('tenspot schema prints one command with its documents, and refuses an unknown one', async () => {
  const {code, stdout} = await runTenspot(ROOT, ['schema', 'brand', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    commands: [{command: 'tenspot brand', cost: 'free', reads: ['brand']}],
    documents: [
      {name: 'brand', files: ['brands/*/brand.yaml'], schema: '.tenspot/schemas/brand.schema.json'},
    ],
    exitCodes: {done: 0, usage: 2},
  });
  const wrong = await runTenspot(ROOT, ['schema', 'rendre', '--json']);
  expect(wrong.code).toBe(2);
  expect(JSON.parse(wrong.stdout).error).toMatchObject([
    {
      code: 'usage-command',
      file: null,
      line: null,
      column: null,
      fix: 'Did you mean "render"?',
      retry: false,
    },
  ]);
});
