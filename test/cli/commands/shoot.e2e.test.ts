import {existsSync} from 'node:fs';
import sharp from 'sharp';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {foundIn} from '../../support/found-in.ts';
import {makeWorkspace, runTenspot, type Workspace} from '../../support/workspace.ts';

const CANARY = 'canary-key-4711';
const KEYLESS = {
  FAL_KEY: '',
  RUNWAYML_API_SECRET: '',
  OPENAI_API_KEY: '',
  REPLICATE_API_TOKEN: '',
  GEMINI_API_KEY: '',
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  // Without the one that is free: a server of one's own.
  workspace.edit('compositions/spots/tiny/shots.yaml', 'shots:', "policy: {allow: ['fal/*']}\nshots:");
});
afterAll(() => workspace?.remove());

const KEYED = Object.fromEntries(Object.keys(KEYLESS).map((name) => [name, CANARY]));

const tenspot = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  runTenspot(workspace.root, args, {...KEYLESS, ...env});

test('without a key no model can make the shot, and each key that would help is named', async () => {
  const {code, stderr} = await tenspot(['shoot', 'tiny', '--max-cost', '5']);
  expect(code).toBe(2);
  expect(stderr).toContain('no model can make the shot "unshot"');
  expect(stderr).toContain('set FAL_KEY');
});

test('a plan ranks the models with reasons and prices, and sends nothing', async () => {
  const {code, stdout} = await tenspot(['shoot', 'tiny', '--plan', '--sandbox', '--json']);
  expect(code).toBe(0);
  const {shots, usd} = JSON.parse(stdout);
  expect(shots).toMatchObject([{shot: 'unshot', takes: 1, model: expect.stringContaining('/')}]);
  const [first] = shots[0].candidates;
  expect(first.usd).toBe(usd);
  expect(first.reasons.map(({part}: {part: string}) => part)).toContain('acceptance');
});

test('money is spent only under a cap', async () => {
  const {code, stderr} = await tenspot(['shoot', 'tiny', '--sandbox']);
  expect(code).toBe(2);
  expect(stderr).toContain('--max-cost');
  const broke = await tenspot(['shoot', 'tiny', '--sandbox', '--max-cost', '0', '--json']);
  expect(broke.code).toBe(3);
  expect(JSON.parse(broke.stdout).bought).toMatchObject([{state: 'failed', why: 'over-budget'}]);
});

test('one command shoots and renders; the next pays nothing; a changed shot says that its take is old', async () => {
  const only = ['--sandbox', '--proof', '--max-cost', '5'];
  const made = await tenspot(['make', 'tiny', ...only], KEYED);
  expect(made.code, made.stderr).toBe(0);
  expect(made.stderr).toContain('committed');
  expect(made.stderr).not.toContain('a placeholder: ');
  expect(made.stderr + made.stdout).not.toContain(CANARY);
  // Not in the ledger, a note, a staged file, the bundle, a manifest or a master.
  expect(foundIn(workspace.root, [CANARY])).toEqual([]);
  expect(foundIn(workspace.root, ['ftyp']).some((file) => file.endsWith('one.mp4'))).toBe(true);
  const again = await tenspot(['make', 'tiny', ...only]);
  expect(again.stderr).not.toContain('committed');
  expect(again.stderr).toContain('0 rendered, 2 unchanged');

  workspace.edit('compositions/spots/tiny/shots.yaml', 'id: unshot,', 'id: unshot, setting: by night,');
  const {code, stderr} = await tenspot(['render', 'tiny', '--sandbox', '--proof']);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('it was bought before the shot was changed');
});

test('what is said of takes in the sandbox teaches its router, and neither the spot nor the real one', async () => {
  const evidence = async (...flags: string[]) => {
    const {stdout} = await tenspot(['shoot', 'tiny', '--plan', '--json', ...flags], {FAL_KEY: CANARY});
    const [{candidates}] = JSON.parse(stdout).shots;
    return candidates.reduce(
      (sum: number, each: {evidence: {rejected: number}}) => sum + each.evidence.rejected,
      0,
    );
  };
  const rejected = await tenspot(['reject', 'unshot', '1', '--why', 'too dark', '--sandbox']);
  expect(rejected.code, rejected.stderr).toBe(0);
  expect([await evidence('--sandbox'), await evidence()]).toEqual([1, 0]);
  const {stdout} = await tenspot(['takes', 'tiny', '--sandbox', '--json']);
  expect(JSON.parse(stdout).shots).toMatchObject([
    {shot: 'unshot', takes: [{state: 'rejected', why: 'too dark'}]},
  ]);
  expect(existsSync(workspace.path('compositions/spots/tiny/takes.yaml'))).toBe(false);
  const sheet = await tenspot(['takes', 'tiny', '--sandbox', '--sheet']);
  expect(sheet.code, sheet.stderr).toBe(0);
  expect(await sharp(sheet.stdout.trim()).metadata()).toMatchObject({format: 'jpeg', width: 1522});
});

test('the command that a plan of everything prints has supplied clips and three vendors fill a spot, picks, and renders it', async () => {
  workspace.edit(
    'compositions/spots/tiny/shots.yaml',
    "policy: {allow: ['fal/*']}",
    "policy: {allow: ['fal/kling-4', 'gemini/omni-1-2-flash', 'runway/gen4-5'], takes: 3, spread: models}",
  );
  workspace.edit('compositions/spots/tiny/shots.yaml', 'a harbour at night', 'a harbour at noon');
  const planned = await tenspot(['make', 'tiny', '--sandbox', '--pick', '--plan'], {FAL_KEY: CANARY});
  const [, command = ''] = /to buy exactly this: tenspot (make .*)/.exec(planned.stdout) ?? [];
  const {code, stdout, stderr} = await tenspot([...command.split(' '), '--proof', '--json'], {
    FAL_KEY: CANARY,
  });
  expect(code, stderr).toBe(0);
  const {plan, bought, picked, variants} = JSON.parse(stdout);
  expect(command.split(' ')).toContain(plan);
  const have = bought.filter(({state}: {state: string}) => state === 'bought');
  expect(new Set(have.map(({provider}: {provider: string}) => provider))).toEqual(
    new Set(['fal', 'gemini', 'runway']),
  );
  expect(picked).toMatchObject([{shot: 'unshot', format: '9:16'}]);
  for (const {takes} of variants)
    expect(takes).toMatchObject({hook: {provider: 'library'}, end: {shot: 'unshot', take: picked[0].take}});
  const edit = workspace.read('.tenspot/sandbox/spots/tiny/edit.yaml');
  expect(edit).toContain(`unshot: {take: ${picked[0].take}}`);
});
