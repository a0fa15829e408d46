import {setTimeout} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {together} from '../../../src/production/check/together.ts';

const ERROR = new Error('a part failed');
const failing = async (): Promise<string> => {
  await setTimeout(1);
  throw ERROR;
};

/** Work that ends after 30 ms, or when it is stopped. */
function startWork(signal?: AbortSignal) {
  const state = {hasEnded: false};
  const work = setTimeout(30, 'made', signal && {signal}).finally(() => {
    state.hasEnded = true;
  });
  return {state, work};
}

test('what all of the work makes is returned in its order', async () => {
  expect(await together([Promise.resolve(1), startWork().work, undefined])).toEqual([1, 'made', undefined]);
});

test('the error of a part is thrown when the other parts have ended', async () => {
  const {state, work} = startWork();
  await expect(together([failing(), work])).rejects.toBe(ERROR);
  expect(state.hasEnded).toBe(true);
});

test('a part that fails stops the others, and its error is the one that is thrown', async () => {
  const stop = new AbortController();
  const {state, work} = startWork(stop.signal);
  await expect(together([work, failing()], {stop})).rejects.toBe(ERROR);
  expect(state.hasEnded).toBe(true);
  await expect(work).rejects.toMatchObject({name: 'AbortError', cause: ERROR});
});

test('only own work is waited for', async () => {
  const [own, other] = [startWork(), new Promise<string>(() => undefined)];
  await expect(together([other, failing(), own.work], {own: [own.work]})).rejects.toBe(ERROR);
  expect(own.state.hasEnded).toBe(true);
  await expect(together([other, failing()], {own: [undefined]})).rejects.toBe(ERROR);
});
