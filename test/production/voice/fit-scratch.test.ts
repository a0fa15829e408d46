import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {makeMedia} from '../../support/tools.ts';
import {openVoiced, type VoicedSpot} from './setup.ts';

/** A spot on a machine whose espeak-ng is this shell script; `$file` is where the recording goes. */
async function voiced(script: string, beats?: string[]): Promise<VoicedSpot> {
  const spot = await openVoiced(beats);
  const folder = spot.workspace.path('bin');
  mkdirSync(folder);
  const program = join(folder, 'espeak-ng');
  const file = 'while [ "$1" != -w ]; do [ $# = 0 ] && exit 3; shift; done\ncat > /dev/null\nfile="$2"\n';
  writeFileSync(program, `#!/bin/sh\n[ "$1" = --version ] && exit 0\n${file}${script}\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    spot.workspace.remove();
  });
  return spot;
}

const hum = async (spot: VoicedSpot, seconds: number): Promise<void> =>
  void (await makeMedia(
    ['-f', 'lavfi', '-i', `sine=frequency=200:duration=${seconds}:sample_rate=22050`],
    spot.workspace.path('hum.wav'),
  ));

const copied = 'cp "$(dirname "$0")/../hum.wav" "$file"';

const WORDS = 'Cold for as long as you are out there in the sun with no shade at all.';

test.each([
  ['too fast', 0.6, 'captions-too-fast', 2],
  ['too long', 9, 'voice-too-long', 0],
])(
  'a scratch voice that is %s is a warning, and the voice can be bought',
  async (_, seconds, code, spoken) => {
    const spot = await voiced(copied, [
      '{slot: hook, seconds: 1, says: Cold.}',
      `{slot: end, seconds: 1, says: "${WORDS}"}`,
    ]);
    await hum(spot, seconds);
    const project = await spot.open({scratch: true});
    expect(project.refused).toEqual([]);
    expect(project.warnings).toMatchObject([{code, what: expect.stringContaining('with the scratch voice')}]);
    expect(Object.values(project.spot.speech).filter(({standsIn}) => standsIn)).toHaveLength(spoken);
    const [variant] = project.variants;
    expect(variant && planVariant(variant.props, project).voice?.tooLong).toBeUndefined();
    expect((await spot.buy()).lines.map(({outcome}) => outcome.state)).toEqual(['bought', 'bought']);
    const bought = await spot.open({scratch: true});
    expect(bought.warnings).toEqual([]);
  },
);

test('a scratch voice whose line makes a slot longer than the range of its pick is a warning', async () => {
  const spot = await voiced(copied, ['{slot: hook, seconds: 1, says: Cold.}', '{slot: end, seconds: 1}']);
  await hum(spot, 5);
  // Four seconds at 24 frames a second, and what a line of five seconds needs.
  spot.workspace.write('compositions/spots/tiny/edit.yaml', 'picks: {balls: {out: 100f}}\n');
  expect((await spot.open()).warnings).toEqual([]);
  const {warnings, variants, spot: read} = await spot.open({scratch: true});
  expect(warnings).toMatchObject([
    {code: 'edit-range', what: expect.stringMatching(/^with the scratch voice: the slot "hook" shows more/)},
  ]);
  expect(variants.map(({id}) => id)).toEqual(['one', 'two']);
  expect(Object.values(read.speech).filter(({standsIn}) => standsIn)).toHaveLength(1);
});

test('a scratch voice that fails is one warning with the words of the program, and lines are estimated', async () => {
  const spot = await voiced('echo "no such voice data" >&2; exit 1');
  const project = await spot.open({scratch: true});
  expect(project.warnings).toMatchObject([
    {code: 'voice-scratch-failed', got: expect.stringContaining('no such voice data')},
  ]);
  expect(project.spot.speech).toEqual({});
  const [variant] = project.variants;
  const lines = variant && planVariant(variant.props, project).voice?.lines;
  expect(lines?.map(({heard, seconds}) => [heard, seconds > 0])).toEqual([
    [false, true],
    [false, true],
  ]);
});
