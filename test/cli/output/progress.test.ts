import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {openProgress} from '../../../src/cli/output/progress.ts';

function listen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {isTTY, columns: 100}) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return {report: openProgress(stream), text: () => text};
}

const progress = (done: number) => ({
  type: 'frames' as const,
  variant: 'ice-shop',
  index: 0,
  of: 10,
  done,
  frames: 100,
});

test('on a terminal one line is drawn over, with frames, rate and time left', () => {
  const {report, text} = listen(true);
  for (let done = 0; done <= 100; done += 10) report(progress(done));
  expect(text()).not.toContain('\n');
  expect(text().split('\r').at(-1)).toMatch(
    /1\/10 ice-shop {2}#+ {2}100\/100 frames {2}[\d.]+ fps {2}0:00 left/,
  );
});

test('in a pipe there are a few whole lines and no control characters', () => {
  const {report, text} = listen(false);
  for (let done = 0; done <= 100; done++) report(progress(done));
  report({type: 'variant', variant: 'ice-shop', status: 'done', file: 'out/ice-shop.mp4', seconds: 3});
  const lines = text().trim().split('\n');
  expect(lines).toHaveLength(6);
  expect(text()).not.toContain('\r');
  expect(text()).not.toContain('\u001b');
  expect(lines.at(-1)).toBe('done ice-shop  out/ice-shop.mp4  3.0 s');
});

test('more frames than were expected fill the bar, and end nothing', () => {
  const {report, text} = listen(false);
  for (const done of [0, 50, 133]) report(progress(done));
  expect(text()).toContain('133/100 frames');
});
