import {expect, test} from 'vitest';
import {problemOf} from '../../../src/machine/browser/browser-problem.ts';

test('a file of a template that is not served gets the way to have it served', () => {
  const error = new Error('Error loading image with src: http://localhost:3000/public/badge.png');
  expect(problemOf(error)).toMatchObject({code: 'drawing-failed', fix: expect.stringContaining('import')});
  expect(problemOf(new Error('x is not a function')).fix).toBeUndefined();
});
