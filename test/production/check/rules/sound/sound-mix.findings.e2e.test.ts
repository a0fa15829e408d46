import {expect, test} from 'vitest';
import {soundFindings} from '../../sounds.ts';

const silent = (from: number, to: number): string => `volume=0:enable='between(t,${from},${to})'`;
/** Cuts off everything above a part of full scale. */
const clipped = (level: number): string =>
  `aeval='clip(val(0),-${level},${level})|clip(val(1),-${level},${level})'`;

test('nothing is found in a mix that was encoded as it is', async () => {
  const {findings} = await soundFindings();
  expect(findings).toEqual([]);
});

test.each([
  ['1.5 dB louder', 'volume=1.5dB', ['sound-loudness']],
  ['1.5 dB quieter', 'volume=-1.5dB', ['sound-loudness']],
  ['0.7 dB quieter', 'volume=-0.7dB', []],
  ['a second of silence', silent(1, 2), ['sound-silent']],
  ['0.2 s of silence', silent(1, 1.2), []],
  ['no sound at all', 'volume=0', ['sound-silent']],
  [
    'other music for a second',
    "aeval='if(between(t,1,2),0.3*sin(2*PI*330*t),val(0))|if(between(t,1,2),0.3*sin(2*PI*330*t),val(1))'",
    ['sound-mix'],
  ],
  ['peaks cut off at half their height', `${clipped(0.2)},volume=1.5dB`, ['sound-clipped']],
  ['pushed over full scale', `volume=14dB,${clipped(1)}`, ['sound-loudness', 'sound-peak', 'sound-clipped']],
  ['the right channel missing', 'pan=stereo|c0=c0|c1=0*c1', ['sound-channels']],
  ['the left channel missing at the end', "aeval='if(gt(t,2.5),0,val(0))|val(1)'", ['sound-channels']],
  ['left and right exchanged', 'pan=stereo|c0=c1|c1=c0', ['sound-channels']],
  ['the right channel in opposite phase', "aeval='val(0)|-val(1)'", ['sound-phase']],
  ['100 ms late', 'adelay=100:all=1', ['sound-sync']],
  ['80 ms early', 'atrim=start=0.08,asetpts=PTS-STARTPTS', ['sound-sync']],
  ['30 ms late', 'adelay=30:all=1', []],
])('%s: %s', async (_, filter, rules) => {
  const {rules: found, findings} = await soundFindings(filter);
  expect({found, findings: rules.length > 0 ? [] : findings}).toEqual({
    found: expect.arrayContaining(rules),
    findings: [],
  });
});

test('silence is found at its frames', async () => {
  const {findings} = await soundFindings(silent(1, 2));
  expect(findings.map(({frames}) => frames)).toEqual([{from: 33, frames: 27}]);
});
