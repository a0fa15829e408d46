import {join} from 'node:path';
import {systemClock} from '../../../src/machine/process/clock.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {purchase, type TakePurchase} from '../../../src/production/shoot/purchase.ts';
import {openSandbox} from '../../../src/providers/fake/sandbox.ts';
import {tools} from '../../support/tools.ts';

/** Buys what is planned from fake vendors, as if they were the real ones. Says how many submissions they got. */
export async function shootStage(
  project: SpotProject,
  /** How many takes of each shot there have to be. Default: as the policy says. */
  takes?: number,
): Promise<{bought: TakePurchase[]; submissions: number; code: string | undefined}> {
  const {providers, store, spot} = project;
  // The vendors keep their jobs from call to call: an id of a job is never given again.
  const memory = join(project.workspace.root, 'vendors');
  const {network, fakes, close} = await openSandbox(providers, {
    tools,
    draft: store.draft,
    latency: 0,
    memory,
  });
  const jobs = (): number => [...fakes.values()].reduce((sum, fake) => sum + fake.jobs.length, 0);
  const before = jobs();
  let [bought, code]: [TakePurchase[], string | undefined] = [[], undefined];
  try {
    const clock = {...systemClock, sleep: async () => undefined};
    const plan = await planSpot(project, {sandbox: true, takes});
    const options = {network, providers, policy: spot.policy, maxCost: 9, clock, tell: () => undefined};
    bought = await purchase(plan, project, options);
  } catch (error) {
    code = (error as {code?: string}).code ?? String(error);
  } finally {
    await close();
  }
  return {bought, submissions: jobs() - before, code};
}
