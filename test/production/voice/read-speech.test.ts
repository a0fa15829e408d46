import {expect, test} from 'vitest';
import {hasProgram} from '../../../src/machine/tools/tools.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {speechRecords} from '../../../src/production/voice/spoken-file.ts';
import {captionText} from '../../../src/spot/captions/caption-pages.ts';
import {voiceFindings} from '../../../src/spot/findings/voice-findings.ts';
import {BREATH} from '../../../src/spot/voice/lay-voice.ts';
import {BRAND, planOf, VARIANTS, voiced} from './setup.ts';

test('captions are the words as they are written, when they are said; a file or null replaces them', async () => {
  const spot = await voiced();
  await spot.buy();
  const {plan} = await planOf(spot);
  const words = plan.captions ?? [];
  expect(captionText(words)).toBe('It stays cold. Solvane. Out in May.');
  const at = (text: string) => (words.find((word) => word.text.trim() === text)?.startMs ?? -1) / 1000;
  const each = 1.4 / 21;
  expect(at('It')).toBeCloseTo(BREATH, 3);
  expect(at('Solvane.')).toBeCloseTo(4 + BREATH, 3);
  expect(at('Out')).toBeCloseTo(4 + BREATH + 'sol vane. '.length * each, 1);
  spot.workspace.edit(VARIANTS, '{speaker: narrator}', '{speaker: narrator}\n  captions: null');
  expect((await planOf(spot)).plan.captions).toBeUndefined();
});

test('a slot stretches to its line', async () => {
  const long = `${'Cold for as long as you are out there. '.repeat(2)}`.trim();
  const spot = await voiced([
    '{slot: hook, seconds: 1, says: Cold.}',
    `{slot: end, seconds: 1, says: "${long}"}`,
  ]);
  await spot.buy();
  const {plan} = await planOf(spot);
  const {hook = 0, end = 0} = plan.lengths;
  const said = plan.voice?.lines.find(({slot}) => slot === 'end')?.seconds ?? 0;
  expect(said).toBeGreaterThan(4);
  expect(end).toBeGreaterThanOrEqual(said + BREATH);
  expect(hook + end).toBeCloseTo(8, 6);
  expect(plan.needs.find(({slot}) => slot === 'end')?.seconds).toBeGreaterThan(4);
});

test('what nothing or a scratch voice says is recorded and found', async () => {
  const spot = await voiced();
  const {plan} = await planOf(spot);
  const missing = speechRecords(plan.voice, plan.documents.speech);
  expect(missing).toMatchObject([
    {slot: 'hook', provider: null, sha256: null, model: 'eleven-3'},
    {slot: 'end'},
  ]);
  const slots = {hook: {from: 0, frames: 96}, end: {from: 96, frames: 96}};
  expect(voiceFindings('one', {slots}, missing)).toMatchObject([
    {rule: 'voice-missing', frames: {from: 0, frames: 96}},
    {rule: 'voice-missing'},
  ]);
  await spot.buy();
  const bought = await planOf(spot);
  expect(
    voiceFindings('one', {slots}, speechRecords(bought.plan.voice, bought.plan.documents.speech)),
  ).toEqual([]);
});

test.skipIf(!hasProgram('espeak-ng'))(
  'a scratch voice says what is not bought, its words have times, and what is bought replaces it (needs espeak-ng)',
  async () => {
    const spot = await voiced();
    const project = await spot.open({scratch: true});
    const [variant] = project.variants;
    if (!variant) throw new Error('there are variants');
    const plan = planVariant(variant.props, project);
    const records = speechRecords(plan.voice, project.spot.speech);
    expect(records).toMatchObject([{standsIn: true, sha256: expect.any(String)}, {standsIn: true}]);
    expect(captionText(plan.captions ?? [])).toBe('It stays cold. Solvane. Out in May.');
    expect((await planSpot(project, {sandbox: true})).lines?.every(({there}) => !there)).toBe(true);
    await spot.buy();
    const {spot: documents} = await spot.open({scratch: true});
    expect(Object.values(documents.speech).map(({provider}) => provider)).toEqual([
      'elevenlabs',
      'elevenlabs',
    ]);
  },
);

test('a line is estimated, and said by the scratch voice, at the speed that its model has', async () => {
  const spot = await voiced();
  const secondsOf = async (): Promise<number[]> => {
    const found: number[] = [];
    for (const scratch of hasProgram('espeak-ng') ? [false, true] : [false]) {
      const project = await spot.open({scratch});
      const [variant] = project.variants;
      if (!variant) throw new Error('there are variants');
      found.push(...(planVariant(variant.props, project).voice?.lines ?? []).map(({seconds}) => seconds));
    }
    return found;
  };
  spot.workspace.edit(BRAND, 'voice: ada', 'voice: ada, speed: 1.2');
  const most = await secondsOf();
  spot.workspace.edit(BRAND, 'speed: 1.2', 'speed: 2');
  expect(await secondsOf()).toEqual(most);
  spot.workspace.edit(BRAND, 'model: eleven-3, voice: ada', 'model: tts-1, voice: coral');
  expect((await secondsOf())[0]).toBeCloseTo(((most[0] ?? 0) * 1.2) / 2, 6);
});
