import {readdirSync, rmSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decide} from '../../../src/production/shoot/buy/order.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {jobsOfLine, lineOrder} from '../../../src/production/voice/bought-speech.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {elevenlabs} from '../../../src/providers/vendors/elevenlabs/provider.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';
import {planFor} from '../shoot/ledger/plans.ts';
import {type VoicedSpot, voiced} from './setup.ts';

/** What a later version of Tenspot may change in the request of the same line. */
const LATER = {
  'another version of its card': (provider: typeof elevenlabs) => ({
    ...provider,
    models: provider.models.map((card) => ({...card, version: '2'})),
    plan: ((request, card) => provider.plan(request, {...card, version: '2'})) as typeof provider.plan,
  }),
  'another constant in each request': (provider: typeof elevenlabs) => ({
    ...provider,
    plan: ((request, card) => {
      const planned = provider.plan(request, card);
      return {...planned, params: {...planned.params, seed: 1}};
    }) as typeof provider.plan,
  }),
  'its model no longer listed': (provider: typeof elevenlabs) => ({
    ...provider,
    models: provider.models.filter(({id}) => id !== 'eleven-3'),
  }),
};

test.each(Object.entries(LATER))(
  'a bought line is heard and not ordered again with %s',
  async (_, change) => {
    const spot = await voiced();
    const {lines} = await spot.buy();
    expect(lines.map(({outcome}) => outcome.state)).toEqual(['bought', 'bought']);
    const later = change(elevenlabs);
    const project = await spot.open({
      providers: (all) => all.map((each) => (each.id === later.id ? (later as unknown as Provider) : each)),
    });
    expect(Object.values(project.spot.speech).map(({model, standsIn}) => [model, standsIn])).toEqual([
      ['eleven-3', undefined],
      ['eleven-3', undefined],
    ]);
    const plan = await planSpot(project, {sandbox: true});
    expect(plan.lines?.map(({there, model, usd}) => [there, model, usd])).toEqual([
      [true, 'elevenlabs/eleven-3', 0],
      [true, 'elevenlabs/eleven-3', 0],
    ]);
  },
);

test('a line is heard where a purchase would count it as bought, and nowhere else', () => {
  const line = {key: 'a line'};
  const order = lineOrder(line);
  const made = fc.record({
    wanted: fc.constantFrom(order, 'another order'),
    key: fc.constantFrom('now', 'before', 'other'),
  });
  fc.assert(
    fc.property(fc.array(made, {maxLength: 5}), (past) => {
      const jobs = past.map(
        ({wanted, key}, index): Job => ({
          id: `${index}`,
          plan: planFor({order: wanted, key, kind: 'speech'}),
          state: 'COMMITTED',
          at: '',
          sequence: 1,
          held: 0,
          spent: 0,
          day: null,
          sentAt: null,
          sends: 0,
          operation: null,
          cost: null,
          asset: {kind: 'speech', mediaType: 'audio/mpeg', file: 'a.mp3'},
          failure: null,
          unresolved: null,
        }),
      );
      // As the ledger relates jobs to an order.
      const history = jobs.filter(({plan}) => plan.order === order || plan.key === 'now');
      const wanted = {
        id: order,
        kind: 'speech' as const,
        subject: {spot: 's', type: 'line', id: 'hook'},
        candidates: [],
      };
      const {act} = decide(wanted as Parameters<typeof decide>[0], history, 'batch', new Set());
      const heard = jobsOfLine(jobs, line, 'now');
      expect(heard.length > 0).toBe(act === 'have');
      expect(heard.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(history);
      if (history.some(({plan}) => plan.key === 'now')) expect(heard[0]?.plan.key).toBe('now');
    }),
  );
});

/** The files of the vault by their kind. */
const purchased = ({workspace}: VoicedSpot, extension: string): string[] =>
  readdirSync(workspace.path(FILES))
    .filter((name) => /^[0-9a-f]{64}\./.test(name) && name.endsWith(extension) && !/\..*\./.test(name))
    .map((name) => `${FILES}/${name}`);
const FILES = 'vault/files';

test.each([
  ['truncated', (text: string) => text.slice(0, 40)],
  ['empty', () => ''],
  ['of another line', (text: string) => text.replace('characters', 'letters')],
])('times that are %s are a warning, and estimated', async (_, damage) => {
  const spot = await voiced();
  await spot.buy();
  const [times = ''] = purchased(spot, '.json');
  spot.workspace.write(times, damage(spot.workspace.read(times)));
  const project = await spot.open();
  expect(project.warnings).toMatchObject([
    {code: 'voice-times-lost', where: {file: expect.stringContaining(times)}},
  ]);
  const speech = Object.values(project.spot.speech);
  expect(speech).toHaveLength(2);
  for (const {times: heard} of speech) expect(heard.starts.length).toBeGreaterThan(0);
});

test('a recording that is gone, or has other bytes, is a warning, and is not mixed as the bought voice', async () => {
  const spot = await voiced();
  await spot.buy();
  const [first = '', second = ''] = purchased(spot, '.mp3');
  rmSync(spot.workspace.path(first));
  spot.workspace.write(second, 'other bytes');
  const project = await spot.open();
  expect(project.spot.speech).toEqual({});
  expect(project.warnings.map(({code}) => code)).toEqual(['voice-file-lost', 'voice-file-lost']);
});

test('a bought line whose recording is gone is not bought again, and is told how it can be', async () => {
  const spot = await voiced();
  await spot.buy();
  const [first = ''] = purchased(spot, '.mp3');
  rmSync(spot.workspace.path(first));
  const [line] = (await spot.buy()).lines;
  if (line?.outcome.state !== 'stopped') throw new Error('the line is not bought again');
  expect(line.outcome.why).toContain('change the words of that line');
  expect(line.outcome.why).not.toContain('reject');
});
