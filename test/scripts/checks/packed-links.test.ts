import {expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

const check = (readme: string, more: Record<string, string> = {}) =>
  runCheckOn('packed-links.ts', {
    'package.json': '{"type": "module", "files": ["docs/*.md", "brands", "!brands/own"]}',
    'docs/set.md': '# Set\n\n## What is *kept*\n',
    'src/a.ts': '',
    'README.md': readme,
    ...more,
  });

it.each([
  ['a page of the package', '[set](docs/set.md)'],
  ['a heading', '[set](docs/set.md#what-is-kept) and [here](#start)\n\n# Start\n'],
  ['a folder of the package', '[rights](brands/moss/rights.yaml)'],
  ['another site', '[site](https://example.com/none.md)'],
  ['a page that the build writes', '`docs/api/node.md`'],
  ['a path of the repository', '`src/a.ts`, `src/*.ts`, `src/<name>.ts`'],
  ['a link in a sample', '```md\n[none](none.md)\n```\n'],
])('%s may be named', (_, readme) => {
  expect(check(readme, {'brands/moss/rights.yaml': ''})).toMatchObject({status: 0, stderr: ''});
});

it.each([
  [
    'a file that does not exist',
    '[x](docs/none.md)',
    'expected a file that exists, got the link docs/none.md',
  ],
  [
    'a file that is not packed',
    '[x](CONTRIBUTING.md)',
    'expected a file of the package, got the link CONTRIBUTING.md',
  ],
  ['a folder that is left out', '[x](brands/own/a.md)', 'expected a file of the package'],
  ['a heading that is not there', '[x](docs/set.md#kept)', 'expected a heading of docs/set.md'],
  ['a stale path', '`src/b.ts`', 'expected a path of the repository, got `src/b.ts`'],
])('%s is refused', (_, readme, message) => {
  const {status, stderr} = check(readme, {'CONTRIBUTING.md': '', 'brands/own/a.md': ''});
  expect({status, stderr}).toEqual({status: 1, stderr: expect.stringContaining(message)});
});
