import {expect, onTestFinished, test} from 'vitest';
import {decodeSound} from '../../../src/machine/media/decode-sound.ts';
import {hasProgram} from '../../../src/machine/tools/tools.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {planMix} from '../../../src/production/sound/plan-mix.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {speechRecords} from '../../../src/production/voice/spoken-file.ts';
import {voiceTrack} from '../../../src/production/voice/voice-track.ts';
import {captionText} from '../../../src/spot/captions/caption-pages.ts';
import {voiceFindings} from '../../../src/spot/findings/voice-findings.ts';
import {problemsOf} from '../../../src/spot/problem/errors.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {BREATH} from '../../../src/spot/voice/lay-voice.ts';
import {BRAND, openVoiced, SCRIPT, VARIANTS, type VoicedSpot} from './setup.ts';

async function voiced(script?: string[]): Promise<VoicedSpot> {
  const spot = await openVoiced(script);
  onTestFinished(() => spot.workspace.remove());
  return spot;
}

const planOf = async ({open}: VoicedSpot, id = 'one') => {
  const project = await open();
  const variant = project.variants.find((each) => each.id === id);
  if (!variant) throw new Error(`no variant ${id}`);
  return {project, variant, plan: planVariant(variant.props, project)};
};

const refusal = async ({open}: VoicedSpot) => open().then(() => [], problemsOf);

test('a line that variants share is planned and bought once, and never again', async () => {
  const spot = await voiced();
  const before = await planSpot(await spot.open(), {sandbox: true});
  expect(before.lines).toMatchObject([
    {line: {slot: 'hook', spoken: 'It stays cold.'}, variants: ['one', 'two'], model: 'elevenlabs/eleven-3'},
    {line: {slot: 'end', spoken: 'sol vane. Out in May.'}, variants: ['one', 'two'], there: false},
  ]);
  const usd = (('It stays cold.'.length + 'sol vane. Out in May.'.length) / 1000) * 0.12;
  expect(before.usd).toBeCloseTo(usd, 5);
  const {lines} = await spot.buy();
  expect(lines.map(({outcome}) => outcome.state)).toEqual(['bought', 'bought']);
  expect(
    lines.reduce((sum, {outcome}) => sum + (outcome.state === 'bought' ? outcome.job.spent : 0), 0),
  ).toBe(Math.round(usd * 1e6));
  const after = await planSpot(await spot.open(), {sandbox: true});
  expect(after.lines?.map(({there, usd: cost}) => [there, cost])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  expect((await spot.buy()).lines).toEqual([]);
});

test('a variant with words of its own has one more line; another voice, speed or reading is bought anew', async () => {
  const spot = await voiced();
  await spot.buy();
  spot.workspace.edit(VARIANTS, 'copy.hook: Two,', 'copy.hook: Two, voice.says.hook: It stays warm.,');
  const missing = async () =>
    ((await planSpot(await spot.open(), {sandbox: true})).lines ?? [])
      .filter(({there}) => !there)
      .map(({line, variants}) => `${line.text} ${variants.join()}`);
  expect(await missing()).toEqual(['It stays warm. two']);
  for (const change of ['voice: ada, speed: 1.1', 'voice: grace', 'voice: ada, take: 2']) {
    const text = spot.workspace.read(BRAND);
    spot.workspace.edit(BRAND, 'voice: ada', change);
    expect(await missing(), change).toHaveLength(3);
    spot.workspace.write(BRAND, text);
  }
});

test('nothing is bought above the limit, and nothing by reading or planning', async () => {
  const spot = await voiced();
  const {lines} = await spot.buy(0.001);
  expect(lines.map(({outcome}) => outcome.state)).toEqual(['failed', 'failed']);
  const {project, plan} = await planOf(spot);
  expect(project.spot.speech).toEqual({});
  expect(plan.captions).toBeUndefined();
});

test('without a key a line cannot be bought, and the plan says what to set', async () => {
  const {lines, usd} = await planSpot(await (await voiced()).open(), {sandbox: false});
  expect(lines?.map(({closed}) => closed)).toEqual(Array(2).fill('no key: set ELEVENLABS_API_KEY'));
  expect(usd).toBe(0);
});

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

test('the track has each line at its place, and the mix ducks its bed as for a recording', async () => {
  const spot = await voiced();
  await spot.buy();
  const {project, plan} = await planOf(spot);
  const track = await voiceTrack(plan, 8, project);
  const {channels, rate} = await decodeSound(project.tools, track ?? '');
  const loudest = (from: number, to: number): number =>
    (channels[0] ?? new Float32Array())
      .slice(from * rate, to * rate)
      .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  expect(channels[0]?.length).toBe(8 * rate);
  expect(loudest(0, BREATH - 0.01)).toBeLessThan(0.001);
  expect(loudest(BREATH + 0.05, 0.9)).toBeGreaterThan(0.05);
  expect(loudest(1.3, 4 + BREATH - 0.01)).toBeLessThan(0.001);
  expect(loudest(4 + BREATH + 0.05, 5)).toBeGreaterThan(0.05);
  const {props, template, brand, transitions, lengths} = plan;
  const resolved = resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions, lengths});
  expect((await planMix(resolved, plan, project)).voice).toMatchObject({
    src: expect.stringMatching(/\.wav$/),
  });
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
