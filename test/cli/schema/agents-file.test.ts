import {expect, test} from 'vitest';
import {COMMANDS} from '../../../src/cli/command-table.ts';
import {agentsFile} from '../../../src/cli/schema/agents-file.ts';
import {commandSchemas} from '../../../src/cli/schema/command-schema.ts';
import {AGENTS} from '../../../src/production/scaffold/agents.generated.ts';

test('AGENTS.md says what the commands are now, in fewer than 200 lines', async () => {
  const text = agentsFile(await commandSchemas(COMMANDS));
  expect(AGENTS, 'run `node scripts/run.mjs scripts/agents.ts`').toBe(text);
  expect(text.split('\n').length).toBeLessThan(200);
});

test('every command that it tells agents to run is one, with options that it has', async () => {
  const schemas = await commandSchemas(COMMANDS);
  const known = new Map(schemas.map(({command, options}) => [command, options.map(({name}) => name)]));
  const [, usual = ''] = AGENTS.split('\n## Rules\n');
  const calls = [...usual.matchAll(/`(?:npx )?(tenspot [a-z]+(?: prune)?)([^`]*)`/g)];
  expect(calls.length).toBeGreaterThan(5);
  for (const [, command = '', rest = ''] of calls) {
    const options = known.get(command);
    expect(options, command).toBeDefined();
    for (const [option] of rest.matchAll(/--[a-z-]+/g))
      expect(options, `${command} ${option}`).toContain(option);
  }
});
