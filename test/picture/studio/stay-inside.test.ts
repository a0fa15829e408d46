import {expect, onTestFinished, test} from 'vitest';
import {stayInside} from '../../../src/picture/studio/stay-inside.ts';

test('the Studio looks up known faults nowhere, and fetches everything else', async () => {
  const real = globalThis.fetch;
  const fetched: unknown[] = [];
  globalThis.fetch = async (input) => {
    fetched.push(input);
    return new Response('fetched');
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  stayInside();
  const faults = await fetch('https://bugs.remotion.dev/api/4.0.527');
  expect(await faults.json()).toEqual({bugs: []});
  expect(await (await fetch('/staged.cube')).text()).toBe('fetched');
  expect(fetched).toEqual(['/staged.cube']);
});
