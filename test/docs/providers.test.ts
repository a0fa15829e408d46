import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Provider} from '../../src/providers/contract/contract.ts';
import {providers} from '../../src/providers/providers.generated.ts';
import {FAILURE_KINDS} from '../../src/spot/ledger/failure-reactions.ts';
import {ROOT} from '../support/tools.ts';
import {modelTable} from './models.ts';

const page = readFileSync(join(ROOT, 'docs/providers.md'), 'utf8');
const all = Object.values(providers) as Provider[];

test('the table of models is what the cards say', () => {
  const [, table] = /(\| provider \| model [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(modelTable(all));
});

test('every kind of failure and every key is explained', () => {
  for (const kind of FAILURE_KINDS) expect(page).toContain(`| \`${kind}\` |`);
  for (const {id, remote} of all.filter((provider) => provider.remote)) {
    expect(page).toContain(`\`${id}\``);
    if (remote?.key) expect(page).toContain(`\`${remote.key}\``);
    if (remote?.sdk) expect(page).toContain(`npm install ${remote.sdk}`);
  }
});
