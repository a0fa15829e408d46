import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planSpot, takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import {costsOf} from '../../../src/production/takes/costs.ts';
import {unspeakableLines} from '../../../src/production/voice/buy-lines.ts';
import {planLines} from '../../../src/production/voice/plan-lines.ts';
import type {AnyTemplate} from '../../../src/spot/variant/template.ts';
import {BRAND, planOf, VARIANTS, voiced} from './setup.ts';

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

test('exactly the lines that a variant says are planned, whichever slots a template gives it', async () => {
  const spot = await voiced(['{slot: hook, seconds: 1, says: It stays cold.}']);
  const project = await spot.open();
  const {script} = project.spot;
  const [first] = project.variants;
  const template = first && project.catalog.templates[first.props.template];
  if (!first || !template || !script) throw new Error('there are variants');
  const [beat] = script.value.beats;
  if (!beat) throw new Error('there is a beat');
  const beats = ['hook', 'product', 'end'].map((slot) => ({
    ...beat,
    slot,
    says: `The words of the ${slot}.`,
  }));
  const slotsOf = (seconds: number): string[] =>
    seconds < 10 ? ['hook', 'end'] : ['hook', 'product', 'end'];
  const longer: AnyTemplate = {
    ...template,
    slots: ({seconds}) => Object.fromEntries(slotsOf(seconds).map((slot) => [slot, {seconds: seconds / 3}])),
  };
  const documents = {...project.spot, script: {...script, value: {...script.value, beats}}};
  const catalog = {...project.catalog, templates: {[first.props.template]: longer}};
  const some = fc.record({
    seconds: fc.constantFrom(8, 30),
    language: fc.constantFrom('en', 'en-GB'),
    says: fc.dictionary(fc.constantFrom('hook', 'product', 'end'), fc.constantFrom('', 'Other words.')),
    speaks: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(some, {minLength: 1, maxLength: 5}), (drawn) => {
      const variants = drawn.map(({seconds, language, says, speaks}, index) => ({
        ...first,
        id: `v${index}`,
        props: {...first.props, seconds, language, voice: speaks ? {speaker: 'narrator', says} : null},
      }));
      const planned = planLines({...project, spot: documents, catalog, variants}, {sandbox: true, bills: []});
      const got = planned.flatMap(({line, variants: ids}) =>
        ids.map((id) => `${id} ${line.language} ${line.text}`),
      );
      const said = drawn.flatMap(({seconds, language, says, speaks}, index) => {
        const words = slotsOf(seconds).map((slot) => says[slot] ?? `The words of the ${slot}.`);
        return speaks
          ? [...new Set(words.filter(Boolean))].map((text) => `v${index} ${language} ${text}`)
          : [];
      });
      expect(got.sort()).toEqual(said.sort());
    }),
  );
});

test.each([
  ['a key that is not set', '', false, /^Set ELEVENLABS_API_KEY.*--sandbox/],
  [
    'a voice that the model does not have',
    'model: tts-1, voice: marin',
    true,
    /^Change the line, or the voice/,
  ],
  [
    'a text that is too long for the model',
    'model: tts-1, voice: coral',
    true,
    /^Change the line, or the voice/,
  ],
])('a line that cannot be bought names its voice, and what helps: %s', async (_, change, sandbox, fix) => {
  const spot = await voiced();
  if (change) spot.workspace.edit(BRAND, 'model: eleven-3, voice: ada', change);
  const project = await spot.open({
    providers: (all) =>
      all.map((each) => ({
        ...each,
        models: each.models.map((card) => (change.includes('coral') ? {...card, characters: 5} : card)),
      })) as typeof all,
  });
  const {lines} = await planSpot(project, {sandbox});
  const [problem] = unspeakableLines(lines ?? []);
  expect(problem).toMatchObject({
    code: 'voice-unspeakable',
    where: {
      file: expect.stringContaining('brand.yaml'),
      line: expect.any(Number),
      field: 'defaults.tenspot.voices.narrator',
    },
    fix: expect.stringMatching(fix),
  });
  expect(problem?.fix?.includes('--sandbox')).toBe(!sandbox);
});

test('what lines cost is in the costs of the spot, and the budget of a shot does not stop them', async () => {
  const spot = await voiced();
  spot.workspace.edit(
    'compositions/spots/tiny/shots.yaml',
    'shots:',
    'policy: {budget: {shot: 0.001}}\nshots:',
  );
  const {lines} = await spot.buy();
  expect(lines.map(({outcome}) => outcome.state)).toEqual(['bought', 'bought']);
  const project = await spot.open();
  const {shots, total} = costsOf(project, await takesOf(project));
  const paid = lines.reduce(
    (sum, {outcome}) => sum + (outcome.state === 'bought' ? outcome.job.spent : 0),
    0,
  );
  expect(paid).toBeGreaterThan(0);
  expect(total.spent).toBe(paid);
  expect(shots.map(({shot, format, other}) => [shot, format, other.takes])).toEqual([
    ['line:end', '', 1],
    ['line:hook', '', 1],
  ]);
});

test('two languages that make one request cost what one costs', async () => {
  const spot = await voiced();
  spot.workspace.edit(BRAND, 'model: eleven-3, voice: ada', 'model: tts-1, voice: coral');
  const single = await planSpot(await spot.open(), {sandbox: true});
  const project = await spot.open();
  const [one, two] = project.variants;
  if (!one || !two) throw new Error('there are two variants');
  const variants = [
    {...one, props: {...one.props, language: 'de'}},
    {...two, props: {...two.props, language: 'de-AT'}},
  ];
  const lines = planLines({...project, variants}, {sandbox: true, bills: []});
  expect(lines).toHaveLength(4);
  expect(new Set(lines.map(({order}) => order?.candidates[0]?.key)).size).toBe(2);
  expect(lines.reduce((sum, {usd}) => sum + usd, 0)).toBeCloseTo(single.usd, 9);
});
