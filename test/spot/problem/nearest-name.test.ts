import {expect, test} from 'vitest';
import {nearest} from '../../../src/spot/problem/nearest-name.ts';

const COMMANDS = ['make', 'render', 'pick', 'takes'];

test.each([
  ['one letter too many', 'makee', 'make'],
  ['one letter missing', 'rendr', 'render'],
  ['two letters in each other’s place', 'mkae', 'make'],
  ['upper case', 'RENDER', 'render'],
  ['two edits in six letters', 'rebdor', 'render'],
])('a name with %s is recognised', (_, typed, meant) => {
  expect(nearest(typed, COMMANDS)).toBe(meant);
});

test.each(['mike-drop', 'pi', 'tkase', ''])('"%s" is near no command', (typed) => {
  expect(nearest(typed, COMMANDS)).toBeUndefined();
});
