import {join} from 'node:path';
import {expect, test} from 'vitest';
import {spotOfBrief} from '../../../src/cli/arguments/brief-argument.ts';
import type {TenspotProject} from '../../../src/node/open-project.ts';

const root = join('/', 'ads');
const project = {folders: {compositions: join(root, 'compositions')}} as TenspotProject;

test('the spot of a brief is the folder that it is in', () => {
  expect(spotOfBrief('/ads/compositions/spots/spring/brief.md', project)).toBe('spring');
});

test.each([
  '/ads/brief.md',
  '/ads/compositions/spots/brief.md',
  '/ads/compositions/spots/spring/notes.md',
  '/ads/compositions/spots/spring/old/brief.md',
  '/elsewhere/spots/spring/brief.md',
])('%s is no brief of a spot', (path) => {
  expect(() => spotOfBrief(path, project)).toThrow(expect.objectContaining({code: 'brief-elsewhere'}));
});
