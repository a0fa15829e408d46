import {expect, test} from 'vitest';
import {inspectFrame} from '../../../src/picture/inspect/inspect-frame.ts';
import {PROBLEM_TAG, type Problem} from '../../../src/spot/problem/errors.ts';

const misfit: Problem = {code: 'copy-does-not-fit', what: 'does not fit'};

/** A frame in which drawing failed with this message, as the page has it. */
const brokenFrame = (message: string) =>
  ({querySelector: () => ({dataset: {broken: message}})}) as unknown as HTMLElement;

test('a frame that was not drawn has no elements, and keeps the problems of its copy', () => {
  expect(inspectFrame(null, 12, [misfit])).toEqual({
    frame: 12,
    pieces: [],
    images: [],
    panels: [],
    problems: [misfit],
    broken: false,
  });
});

test('an error of the graphics is a problem, after those of the copy', () => {
  const {broken, problems} = inspectFrame(brokenFrame('x is not a function'), 3, [misfit]);
  expect(broken).toBe(true);
  expect(problems).toEqual([
    misfit,
    expect.objectContaining({code: 'template-broken', got: 'x is not a function'}),
  ]);
});

test('an error that is a problem already stays what it is', () => {
  const {problems} = inspectFrame(brokenFrame(`Error: ${PROBLEM_TAG}${JSON.stringify(misfit)}`), 3, []);
  expect(problems).toEqual([misfit]);
});
