import {expect, test} from 'vitest';
import {problemsOf} from '../../../src/spot/problem/errors.ts';
import {BRAND, SCRIPT, VARIANTS, type VoicedSpot, voiced} from './setup.ts';

const refusal = async ({open}: VoicedSpot) => open().then(() => [], problemsOf);

test('lines that do not fit are refused, with the words to cut, before anything is bought', async () => {
  const spot = await voiced([
    '{slot: hook, seconds: 1, says: Cold.}',
    `{slot: end, seconds: 1, says: "${'Cold for as long as you are out there. '.repeat(5).trim()}"}`,
  ]);
  expect(await refusal(spot)).toMatchObject([
    {
      code: 'voice-too-long',
      where: {file: expect.stringContaining('script.yaml'), line: 3},
      fix: expect.stringMatching(/^Cut \d+ of its 45 words/),
    },
  ]);
});

test('wrong voices are refused where they are written', async () => {
  const spot = await voiced();
  spot.workspace.edit(VARIANTS, 'speaker: narrator', 'speaker: narator');
  expect(await refusal(spot)).toMatchObject([
    {
      code: 'voice-unknown',
      got: 'narator',
      fix: 'Did you mean "narrator"?',
      where: {line: expect.any(Number)},
    },
  ]);
  spot.workspace.edit(VARIANTS, 'speaker: narator', 'speaker: narrator, says: {hok: Hello}');
  expect(await refusal(spot)).toMatchObject([{code: 'slot-unknown', got: 'hok'}]);
  spot.workspace.edit(VARIANTS, ', says: {hok: Hello}', '');
  spot.workspace.edit(BRAND, 'eleven-3', 'eleven-4');
  expect(await refusal(spot)).toMatchObject([
    {code: 'voice-model-unknown', got: 'eleven-4', fix: 'Did you mean "eleven-3"?'},
  ]);
  spot.workspace.edit(BRAND, 'eleven-4', 'eleven-3');
  spot.workspace.write(SCRIPT, 'beats: [{slot: hook, seconds: 1}]\n');
  expect(await refusal(spot)).toMatchObject([{code: 'voice-wordless'}]);
});
