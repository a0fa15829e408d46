import {expect, test} from 'vitest';
import {openApp} from './open-shared-app.ts';
import {sendRequest as send} from './send-request.ts';

test('strangers are slowed down, and people with a link are not kept out by them', async () => {
  const {asking, post} = await openApp();
  const tries: number[] = [];
  for (let turn = 0; turn < 30; turn++) tries.push((await post('note', asking(`guess-${turn}`))).status);
  expect(tries[0]).toBe(401);
  expect(tries.at(-1)).toBe(429);
  const slowed = await post('note', asking('guess'));
  expect(slowed.headers['retry-after']).toBe('60');
  expect((await post('board', asking('ana'))).status).toBe(200);
});

test('strangers who load the page do not keep people with links from it: behind a proxy, all have one address', async () => {
  const {app, asking, post} = await openApp();
  const headers = {host: new URL(app.origin).host};
  const load = async (path: string) => (await send(app, {path, headers})).status;
  const flood = await Promise.all(
    Array.from({length: 450}, (_, turn) => load(['/', '/app.js', '/font.woff2'][turn % 3] ?? '/')),
  );
  expect(new Set(flood)).toEqual(new Set([200]));
  // Neither do wrong tokens and cookies from the same address.
  for (let turn = 0; turn < 30; turn++) await post('board', asking(`guess-${turn}`));
  expect([await load('/'), await load('/app.js')]).toEqual([200, 200]);
  expect((await post('board', asking('ana'))).status).toBe(200);
});

test('a link is slowed down too, and does not slow down another one', async () => {
  const {asking, post, asked} = await openApp();
  const statuses = await Promise.all(Array.from({length: 150}, () => post('note', asking('ana'))));
  expect(statuses.some(({status}) => status === 429)).toBe(true);
  expect(asked.length).toBeLessThan(150);
  expect((await post('note', asking('ben'))).status).toBe(200);
});
