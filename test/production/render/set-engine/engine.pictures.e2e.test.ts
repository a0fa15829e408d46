import {expect, test} from 'vitest';
import {PATIENCE, runPictures} from './pictures/run-pictures.ts';

test('twenty templates drawn by lot: no picture differs from the reference without a reason that says so', {
  timeout: PATIENCE,
  // On a busy machine Chrome has drawn a large background picture a frame late, in the reference: what differs because of the set differs again.
  retry: 1,
}, async () => {
  const {code, out, err} = await runPictures('20', '1');
  expect(out, err).toContain('20 templates, 60 variants');
  expect(code, out + err).toBe(0);
});
