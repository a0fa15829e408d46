import {expect, onTestFinished, test} from 'vitest';
import {skipBugCheck} from '../../../src/picture/studio/skip-bug-check.ts';

test('requests for the list of known bugs get an empty list, all other requests are sent', async () => {
  const real = globalThis.fetch;
  const fetched: unknown[] = [];
  globalThis.fetch = async (input) => {
    fetched.push(input);
    return new Response('fetched');
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  skipBugCheck();
  const bugs = await fetch('https://bugs.remotion.dev/api/4.0.527');
  expect(await bugs.json()).toEqual({bugs: []});
  expect(await (await fetch('/staged.cube')).text()).toBe('fetched');
  expect(fetched).toEqual(['/staged.cube']);
});
