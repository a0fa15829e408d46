import {expect, test} from 'vitest';
import {scratchVoiceProblem} from '../../../src/production/deliver/judge-voice.ts';

const line = {slot: 'hook', provider: 'vendor', model: 'm', sha256: 'a'.repeat(64), request: 'key'};

test('a master whose lines are all spoken by its voice passes, and so does one without a voice', () => {
  expect(scratchVoiceProblem({speech: [line]}, 'one.mp4', false)).toBeUndefined();
  expect(scratchVoiceProblem({}, 'one.mp4', false)).toBeUndefined();
});

test('a scratch voice and a line that nothing says keep a master from being delivered', () => {
  const scratch = {...line, slot: 'end', standsIn: true as const};
  const silent = {...line, slot: 'offer', provider: null, sha256: null, request: null};
  expect(scratchVoiceProblem({speech: [line, scratch, silent]}, 'one.mp4', false)).toMatchObject({
    code: 'voice-scratch',
    got: 'end: a scratch voice; offer: nothing is spoken',
    where: {file: 'one.mp4'},
  });
});

test('what the refusal says to do is about the voice: one on this machine has nothing to buy', () => {
  const silent = {...line, provider: null, sha256: null, request: null};
  const fixOf = (isLocal: boolean) => scratchVoiceProblem({speech: [silent]}, 'one.mp4', isLocal)?.fix;
  expect(fixOf(false)).toContain('shoot --plan');
  expect(fixOf(true)).toContain('voice-local-failed');
  expect(fixOf(true)).not.toMatch(/buy|shoot/i);
});
