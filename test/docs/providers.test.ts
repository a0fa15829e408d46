import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {AnyProvider} from '../../src/providers/contract/contract.ts';
import {providersMaking, SHOT_KINDS} from '../../src/providers/contract/kinds.ts';
import {providers} from '../../src/providers/providers.generated.ts';
import {FAILURE_KINDS} from '../../src/spot/ledger/failure-reactions.ts';
import {ROOT} from '../support/tools.ts';
import {modelTable, musicTable, speechTable, wordsTable} from './models.ts';

const page = readFileSync(join(ROOT, 'docs/providers.md'), 'utf8');
const all: readonly AnyProvider[] = Object.values(providers);

test('the table of models is what the cards say', () => {
  const [, table] = /(\| provider \| model [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(modelTable(providersMaking(SHOT_KINDS, all)));
});

test('the table of speech models is what the cards say', () => {
  const [, table] = /(\| provider \| model \| characters [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(speechTable(providersMaking(['speech'], all)));
});

test('the table of music models is what the cards say', () => {
  const [, table] = /(\| provider \| model \| length [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(musicTable(providersMaking(['music'], all)));
});

test('the table of models that write is what the cards say', () => {
  const [, table] = /(\| provider \| model \| the vendor's name [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(wordsTable(providersMaking(['words'], all)));
});

test('every kind of failure and every key is explained', () => {
  for (const kind of FAILURE_KINDS) expect(page).toContain(`| \`${kind}\` |`);
  for (const {id, remote} of all.filter((provider) => provider.remote)) {
    expect(page).toContain(`\`${id}\``);
    if (remote?.key) expect(page).toContain(`\`${remote.key}\``);
    if (remote?.sdk) expect(page).toContain(`npm install ${remote.sdk}`);
  }
});
