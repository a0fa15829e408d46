import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as node from '../../src/node/index.ts';
import {ROOT} from '../support/tools.ts';

const page = readFileSync(join(ROOT, 'docs/node.md'), 'utf8');

test('the page shows the example as the package has it', () => {
  expect(page).toContain(`\`\`\`ts\n${readFileSync(join(ROOT, 'docs/node/render-server.ts'), 'utf8')}\`\`\``);
});

test('the table of the page has every function of tenspot/node, and no other', () => {
  const [, table = ''] = page.split('\n## The functions\n');
  const rows = (table.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)/g)].map(([, name = '']) => name),
  );
  expect(named.sort()).toEqual(Object.keys(node).sort());
});
