import {onTestFinished} from 'vitest';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import {findWorkspace, sandboxOf} from '../../../src/production/project/workspace.ts';
import {buyPlan, type PlanPurchase, planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

export const BRAND = 'brands/plain/brand.yaml';
export const RIGHTS = 'brands/plain/rights.yaml';
export const TRACK = 'brands/plain/music/warm.mp3';
export const VARIANTS = 'compositions/spots/tiny/variants.yaml';

export type ScoredSpot = {
  workspace: Workspace;
  /** The spot. `sandbox`: in the sandbox of its workspace. Default: in the workspace itself. */
  open: (sandbox?: boolean) => Promise<SpotProject>;
  /** Buys what is missing from fake vendors, and returns the jobs that were sent. */
  buy: (sandbox?: boolean, maxCost?: number) => Promise<PlanPurchase & {sent: Job[]}>;
};

/** A spot of a second in two variants, with a bed of the brand that can be bought. */
export async function scored(
  buy = '{model: eleven-music-2-5, prompt: "Slow piano, warm", seconds: 3}',
): Promise<ScoredSpot> {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  workspace.edit(
    BRAND,
    '    music:\n',
    `    music:\n      beds: {warm: {file: music/warm.mp3, bpm: 120, buy: ${buy}}}\n`,
  );
  workspace.edit(VARIANTS, '  seconds: 1\n', '  seconds: 1\n  music: warm\n');
  const open: ScoredSpot['open'] = async (sandbox = false) => {
    const found = await findWorkspace(workspace.root);
    return openSpot(await openWorkspace(sandbox ? sandboxOf(found) : found), 'tiny');
  };
  return {
    workspace,
    open,
    buy: async (sandbox, maxCost = 2) => {
      const project = await open(sandbox);
      const plan = await planSpot(project, {sandbox: true});
      const jobs = new Map<string, Job>();
      const tell = (job: Job): void => void jobs.set(job.id, job);
      const bought = await buyPlan(plan, project, {sandbox: true, maxCost, tell});
      return {...bought, sent: [...jobs.values()]};
    },
  };
}
