import {expect, test} from 'vitest';
import {openThread} from '../../../src/machine/process/worker-thread.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';

const open = () => openThread<string, string>(new URL('./worker-thread/echo.ts', import.meta.url));

test('a thread answers all requests in order', async () => {
  const thread = open();
  const asked = ['slow', 'quick', 'slow', 'quick'];
  const answered: string[] = [];
  await Promise.all(asked.map((ask) => thread.ask(ask).then((answer) => answered.push(answer))));
  expect(answered).toEqual(asked.map((ask) => `${ask}!`));
  await thread.close();
});

test('a TenspotError in a thread arrives with its problems, and the next request is answered', async () => {
  const thread = open();
  const refused = thread.ask('problem');
  await expect(refused).rejects.toBeInstanceOf(TenspotError);
  await expect(refused).rejects.toMatchObject({problems: [{code: 'asked-wrongly', fix: 'Ask otherwise.'}]});
  await expect(thread.ask('error')).rejects.toThrow('as it is');
  expect(await thread.ask('quick')).toBe('quick!');
  await thread.close();
});

test('requests to a thread that ends are rejected', async () => {
  const thread = open();
  await expect(Promise.all([thread.ask('end'), thread.ask('quick')])).rejects.toThrow('ended');
  await expect(thread.ask('quick')).rejects.toThrow('ended');
});
