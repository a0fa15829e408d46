import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

const mirrored = (...files: string[]) =>
  runCheckOn('mirrored-tests.ts', Object.fromEntries(files.map((file) => [file, ''])));

describe('a test file', () => {
  const home = ['src/spot/ledger/money.ts', 'test/spot/ledger/money.test.ts'];

  it.each([
    ['test/spot/ledger/money.rounding.test.ts'],
    ['test/spot/ledger/money.e2e.test.ts'],
    ['test/spot/ledger.test.ts'],
    ['test/e2e/whole-product.test.ts'],
    ['test/fixtures/workspace/any.test.ts'],
  ])('may be named after a file or a folder of src, with an aspect, or be in test/e2e: %s', (test) => {
    expect(mirrored(...home, test)).toMatchObject({status: 0, stderr: ''});
  });

  it('may be named after a composition, a script or a page of the docs', () => {
    const pairs = ['compositions/templates/one/template.ts', 'scripts/build.ts', 'docs/ledger.md'];
    const tests = [
      'test/compositions/templates/one.test.ts',
      'test/scripts/build.test.ts',
      'test/docs/ledger.test.ts',
    ];
    expect(mirrored(...home, ...pairs, ...tests)).toMatchObject({status: 0, stderr: ''});
  });

  it.each([
    ['test/spot/money.test.ts'],
    ['test/spot/ledger/coins.test.ts'],
    ['test/spot/ledger/rounding.money.test.ts'],
    ['test/scripts/gone.test.ts'],
  ])('may not be named after nothing: %s', (test) => {
    expect(mirrored(...home, test)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`${test}: expected a source or a folder of this name`),
    });
  });
});

describe('a folder of src', () => {
  it.each([['test/spot/a/one.test.ts'], ['test/spot/a.test.tsx']])(
    'has a test of a file in it, or of itself: %s',
    (test) => {
      expect(mirrored('src/spot/a/one.ts', test)).toMatchObject({status: 0, stderr: ''});
    },
  );

  it('shares the test of a file that has its name', () => {
    const result = mirrored('src/spot/a.ts', 'src/spot/a/one.ts', 'test/spot/a.test.ts');
    expect(result).toMatchObject({status: 0, stderr: ''});
  });

  it('is not tested by the tests of a folder in it', () => {
    const result = mirrored('src/spot/a/one.tsx', 'src/spot/a/deep/two.ts', 'test/spot/a/deep/two.test.ts');
    expect(result).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^src\/spot\/a: expected at least one test file in test\/spot\/a/),
    });
  });
});

it('cannot be checked where there are no tests', () => {
  expect(mirrored().status).toBe(1);
});
