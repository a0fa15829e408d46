import {expect, onTestFinished, test} from 'vitest';
import {openNetwork} from '../../../src/machine/http/network.ts';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {NEVER_ARRIVED} from '../../../src/production/shoot/buy/reconcile.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchase} from '../../../src/production/shoot/purchase.ts';
import {buyLines} from '../../../src/production/voice/buy-lines.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import {failed, ProviderError} from '../../../src/providers/contract/failure.ts';
import {providers as known} from '../../../src/providers/providers.generated.ts';
import {openVoiced, VARIANTS} from './setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';

test.each([
  ['a shot that a person marked mustShoot meanwhile is not sent', true, 1],
  ['any other shot is sent again', false, 2],
])('a purchase of lines goes on with the lost jobs of shots: %s', async (_, isMarked, sent) => {
  const spot = await openVoiced();
  onTestFinished(() => spot.workspace.remove());
  spot.workspace.edit(VARIANTS, 'shots: {end: bars}', 'shots: {end: unshot}');
  spot.workspace.edit(SHOTS, 'shots:', "policy: {allow: ['runway/gen4-5'], takes: 1}\nshots:");
  const {runway, elevenlabs} = known;
  let submissions = 0;
  const stop = new AbortController();
  /** A vendor that never got the first request, and knows that for sure. */
  const deaf = {
    ...runway,
    ownIds: true,
    submit: async () => {
      submissions++;
      throw new ProviderError(
        'Deaf',
        'take a job',
        failed('unknown-outcome', 'unknown', 'lost', 'no answer'),
      );
    },
    reconcile: async () => 'none',
  } as unknown as Provider;
  const project = await spot.open();
  const plan = await planSpot(project, {sandbox: true});
  const buying = {
    network: openNetwork({sandbox: {}}),
    providers: [deaf, elevenlabs],
    policy: project.spot.policy,
    clock: {...systemClock, sleep: async () => undefined},
    batch: 'one batch',
    tell: () => undefined,
  };
  const lost = purchase(plan, project, {
    ...buying,
    maxCost: 50,
    tell: ({state}) => state === 'UNKNOWN' && stop.abort(),
    signal: stop.signal,
  });
  await expect(lost).rejects.toMatchObject({code: 'interrupted'});
  expect(submissions).toBe(1);
  if (isMarked) spot.workspace.edit(SHOTS, 'id: unshot,', 'id: unshot, mustShoot: true,');
  const later = Date.now() + NEVER_ARRIVED + 1000;
  const end = new AbortController();
  await buyLines(plan, project, {
    ...buying,
    maxCost: 0,
    clock: {...buying.clock, now: () => later},
    tell: ({state, sends}) => state === 'UNKNOWN' && sends > 1 && end.abort(),
    signal: end.signal,
  }).catch(() => undefined);
  expect(submissions).toBe(sent);
});
