import {expect, onTestFinished, test} from 'vitest';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import {requestOf} from '../../../src/production/shoot/buy/read-job.ts';
import {buyPlan, planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {footageOf} from '../../../src/providers/contract/request.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';
import {problemsOf} from '../../../src/spot/problem/errors.ts';
import {openVoiced, VARIANTS, type VoicedSpot} from '../voice/setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';

/** A spot whose last slot shows a clip that has to be bought. Its estimated line fits the slot; the bought one is longer. */
async function voiced(says: string, policy = "{allow: ['fal/*'], takes: 1}"): Promise<VoicedSpot> {
  const spot = await openVoiced([
    '{slot: hook, seconds: 1, says: Cold.}',
    `{slot: end, seconds: 1, says: "${says}"}`,
  ]);
  onTestFinished(() => spot.workspace.remove());
  spot.workspace.edit(VARIANTS, 'shots: {end: bars}', 'shots: {end: unshot}');
  spot.workspace.edit(SHOTS, 'shots:', `policy: ${policy}\nshots:`);
  return spot;
}

/** Words of one syllable and many letters: the fake vendor hums by letters, the estimate counts syllables. */
const LONG = 'Stretched straight strengths through scratched branched splotched stretched.';

/** What buying a plan of now brought, and the kinds of what was ordered, in their order. */
async function buying(spot: VoicedSpot, agreed = false) {
  const project = await spot.open();
  const plan = await planSpot(project, {sandbox: true});
  const jobs: Job[] = [];
  // A clip takes its time: its order is enough here.
  const stop = new AbortController();
  const bought = await buyPlan(plan, project, {
    sandbox: true,
    agreed,
    maxCost: 20,
    tell: (job) => {
      jobs.push(job);
      if (job.plan.kind === 'clip') stop.abort();
    },
    signal: stop.signal,
  }).catch(problemsOf);
  const ordered = [...new Map(jobs.map((job) => [job.id, job])).values()].map(({plan: {kind}}) => kind);
  return {project, bought, ordered, clip: jobs.find(({plan: {kind}}) => kind === 'clip')};
}

test('lines are bought first, and takes are as long as their measured lengths need', async () => {
  const spot = await voiced(LONG);
  const needed = (opened: SpotProject): number =>
    Math.max(
      ...opened.variants.flatMap(({props}) =>
        planVariant(props, opened)
          .needs.filter(({shot}) => shot.id === 'unshot')
          .map(({seconds}) => seconds),
      ),
    );
  const {project, ordered, clip} = await buying(spot);
  expect(ordered).toEqual(['speech', 'speech', 'clip']);
  const seconds = needed(await spot.open());
  expect(seconds).toBeGreaterThan(needed(project));
  if (!clip) throw new Error('the clip is ordered');
  expect(footageOf(requestOf(clip))?.seconds).toBeGreaterThanOrEqual(seconds);
});

test('lines that turn out too long stop the takes', async () => {
  const {bought, ordered} = await buying(await voiced(`${LONG} ${LONG}`));
  expect(bought).toMatchObject([{code: 'voice-too-long'}]);
  expect(ordered).toEqual(['speech', 'speech']);
});

test('takes that cost more than the plan that was agreed on are not bought; the lines stay', async () => {
  const spot = await voiced(LONG);
  const {bought, ordered} = await buying(spot, true);
  expect(bought).toMatchObject([{code: 'plan-changed', got: expect.stringMatching(/^takes for up to \$/)}]);
  expect(ordered).toEqual(['speech', 'speech']);
  const again = await buying(spot, true);
  expect(again.ordered).toEqual(['clip']);
});
