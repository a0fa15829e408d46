import {expect, test} from 'vitest';
import {isOnMachine, tabsOf} from '../../../src/review/app/review-context.ts';

test('on the machine that serves it, the app has all tabs; a link has notes and decisions; a folder of files has notes', () => {
  const own = {exported: false, person: null};
  const link = {exported: false, person: 'Client'};
  const folder = {exported: true, person: null};
  expect([own, link, folder].map(isOnMachine)).toEqual([true, false, false]);
  expect([own, link, folder].map(tabsOf)).toEqual([
    ['notes', 'decide', 'findings', 'takes'],
    ['notes', 'decide'],
    ['notes'],
  ]);
});
