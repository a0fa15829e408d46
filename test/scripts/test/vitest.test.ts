import {mkdirSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, vi} from 'vitest';
import {runCheck, runChecks} from '../../../scripts/test/check.ts';
import {runVitest} from '../../../scripts/test/vitest.ts';
import {ROOT, scratch, write} from '../../support/scratch.ts';

const CONFIG = "export default {test: {projects: [{test: {name: 'unit', include: ['**/*.test.ts']}}]}};";

/** A project with these test files, run by the real vitest; what is counted. */
function count(files: Record<string, string>) {
  const folder = scratch();
  mkdirSync(path.join(folder, 'report'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  write(folder, {'package.json': '{"type": "module"}', 'vitest.config.ts': CONFIG, ...files});
  return runVitest('unit', folder, {scratch: path.join(folder, 'report'), output: 'ignore'});
}

const test = (body: string) => `import {expect, it, test} from 'vitest';\n${body}`;

describe('the totals', () => {
  it('count what passed, failed and was skipped', () => {
    const body =
      "it('a', () => {}); it('b', () => { expect(1).toBe(2); }); it.skip('c', () => {}); it.todo('d');";
    expect(count({'a.test.ts': test(body)})).toMatchObject({passed: 1, failed: 1, skipped: 2});
  });

  it('name each test that failed, with its message, and each file that cannot be loaded', () => {
    const body = "describe('b', () => { it('c', () => { expect(1).toBe(2); }); });";
    const {failures} = count({
      'a.test.ts': `import {describe} from 'vitest'; ${test(body)}`,
      'd.test.ts': "import './nowhere.ts';",
    });
    expect(failures.toSorted()).toEqual([
      expect.stringMatching(/^a\.test\.ts > b c\n.*expected 1 to be 2/),
      expect.stringMatching(/^d\.test\.ts\n.*nowhere/),
    ]);
  });

  it('count a file that cannot be loaded as a failure', () => {
    const files = {'a.test.ts': test("it('a', () => {});"), 'b.test.ts': "import './nowhere.ts';"};
    expect(count(files)).toMatchObject({passed: 1, failed: 1, skipped: 0});
  });

  it('count an error outside every test as a failure', () => {
    const body = "it('a', () => { Promise.reject(new Error('left behind')); });";
    const {failed, failures} = count({'a.test.ts': test(body)});
    expect({failed, failures}).toEqual({
      failed: 1,
      failures: ['unit: Vitest exited with status 1, but reported no failed test: see its output above'],
    });
  });

  it('count a missing snapshot as a failure', () => {
    expect(count({'a.test.ts': test("it('a', () => { expect(1).toMatchSnapshot(); });")}).failed).toBe(1);
  });

  it('count no tests at all as a failure', () => {
    expect(count({})).toMatchObject({passed: 0, failed: 1, skipped: 0});
  });
});

describe('a check', () => {
  it('counts as one test, and shows what it printed only when it failed', async () => {
    const folder = scratch();
    write(folder, {
      'good.mjs': "console.log('quiet')",
      'bad.mjs': "console.log('loud'); process.exitCode = 3",
    });
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    expect(await runCheck('good', ['good.mjs'], folder)).toMatchObject({passed: 1, failed: 0, skipped: 0});
    const failures = ['bad\nloud\n'];
    expect(await runCheck('bad', ['bad.mjs'], folder)).toEqual({passed: 0, failed: 1, skipped: 0, failures});
    const printed = log.mock.calls.flat().join('\n');
    log.mockRestore();
    expect(printed).toContain('loud');
    expect(printed).not.toContain('quiet');
  });

  it('runs beside others, and each is counted', async () => {
    const folder = scratch();
    const wait = (own: string, other: string) =>
      `import {existsSync, writeFileSync} from 'node:fs'; writeFileSync('${own}', ''); while (!existsSync('${other}'));`;
    write(folder, {'a.mjs': wait('a', 'b'), 'b.mjs': wait('b', 'a'), 'bad.mjs': 'process.exitCode = 1'});
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const checks = {a: ['a.mjs'], b: ['b.mjs'], bad: ['bad.mjs'], gone: ['gone.mjs']};
    expect(await runChecks(checks, folder, 2)).toMatchObject({passed: 2, failed: 2, skipped: 0});
    log.mockRestore();
  });
});
