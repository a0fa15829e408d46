import {setTimeout} from 'node:timers/promises';
import {answerAll} from '../../../../src/machine/process/worker-thread.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';

answerAll<string, string>(async (ask) => {
  if (ask === 'slow') await setTimeout(20);
  if (ask === 'end') process.exit(0);
  if (ask === 'error') throw new Error('as it is');
  if (ask === 'problem')
    throw new TenspotError({
      code: 'asked-wrongly',
      what: 'the question has no answer',
      fix: 'Ask otherwise.',
    });
  return `${ask}!`;
});
