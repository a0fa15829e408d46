import {expect, test} from 'vitest';
import {openThread} from '../../../src/machine/process/worker-thread.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';

const open = () => openThread<string, string>(new URL('./worker-thread/echo.ts', import.meta.url));

test('a thread answers everything it is asked, in order', async () => {
  const thread = open();
  const asked = ['slow', 'quick', 'slow', 'quick'];
  const answered: string[] = [];
  await Promise.all(asked.map((ask) => thread.ask(ask).then((answer) => answered.push(answer))));
  expect(answered).toEqual(asked.map((ask) => `${ask}!`));
  await thread.close();
});

test('what it refuses comes as the problem that it is, and the next question is answered', async () => {
  const thread = open();
  const refused = thread.ask('problem');
  await expect(refused).rejects.toBeInstanceOf(TenspotError);
  await expect(refused).rejects.toMatchObject({problems: [{code: 'asked-wrongly', fix: 'Ask otherwise.'}]});
  await expect(thread.ask('error')).rejects.toThrow('as it is');
  expect(await thread.ask('quick')).toBe('quick!');
  await thread.close();
});

test('one that ends owes nobody an answer', async () => {
  const thread = open();
  await expect(Promise.all([thread.ask('end'), thread.ask('quick')])).rejects.toThrow('ended');
  await expect(thread.ask('quick')).rejects.toThrow('ended');
});
