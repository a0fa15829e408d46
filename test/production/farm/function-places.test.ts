import {expect, test} from 'vitest';
import {openFunctionPlaces} from '../../../src/production/farm/function-places.ts';

/** Work that holds places until it is told to end. */
function work(places: ReturnType<typeof openFunctionPlaces>, wanted: number) {
  let end = (): void => undefined;
  const state = {started: false, end: () => end()};
  const done = places.hold(wanted, () => {
    state.started = true;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return {state, done};
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a tenth of the account is left to other work, and large work is not overtaken', async () => {
  const places = openFunctionPlaces(10);
  const first = work(places, 5);
  const large = work(places, 5);
  const small = work(places, 1);
  await settled();
  expect([first, large, small].map(({state}) => state.started)).toEqual([true, false, false]);
  first.state.end();
  await settled();
  expect([large, small].map(({state}) => state.started)).toEqual([true, true]);
  large.state.end();
  small.state.end();
  await Promise.all([first.done, large.done, small.done]);
});

test('work that needs more than there is gets all of it, and places of failed work are free again', async () => {
  const places = openFunctionPlaces(3);
  await expect(places.hold(50, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await places.hold(50, async () => 'done')).toBe('done');
  expect(await openFunctionPlaces(1).hold(1, async () => 'one')).toBe('one');
});
