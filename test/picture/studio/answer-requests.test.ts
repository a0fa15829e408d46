import {expect, onTestFinished, test} from 'vitest';
import {answerRequests} from '../../../src/picture/studio/answer-requests.ts';

function recordFetches(): unknown[] {
  const real = globalThis.fetch;
  const fetched: unknown[] = [];
  globalThis.fetch = async (input) => {
    fetched.push(input);
    return new Response('fetched');
  };
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  answerRequests();
  return fetched;
}

test('requests for the list of known bugs get an empty list, all other requests are sent', async () => {
  const fetched = recordFetches();
  const bugs = await fetch('https://bugs.remotion.dev/api/4.0.527');
  expect(await bugs.json()).toEqual({bugs: []});
  expect(await (await fetch('/staged.cube')).text()).toBe('fetched');
  expect(fetched).toEqual(['/staged.cube']);
});

test('the question whether default props can be saved is neither sent nor answered', async () => {
  const fetched = recordFetches();
  const asked = fetch('/api/subscribe-to-default-props', {method: 'post'}).then(() => 'answered');
  const other = fetch('/api/unsubscribe-from-default-props', {method: 'post'}).then(() => 'other');
  expect(await Promise.race([asked, other])).toBe('other');
  expect(fetched).toEqual(['/api/unsubscribe-from-default-props']);
});
