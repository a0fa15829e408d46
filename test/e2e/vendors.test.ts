import {expect, test} from 'vitest';
import {nightly} from '../support/thorough.ts';
import {runCampaigns} from '../vendors/campaign/run-campaigns.ts';
import {FREE_MODEL, MODELS} from '../vendors/campaign/workspace.ts';
import {whyNoNetwork} from '../vendors/namespace.ts';

/** `npm run campaign -- vendors` makes it a thousand. */
const CAMPAIGNS = nightly ? 15 : 5;

const why = whyNoNetwork();

test.skipIf(why !== undefined)(
  'honest vendors that were written from their SDKs alone sell every model at the price that the ledger says',
  async () => {
    const models = [...Object.keys(MODELS), FREE_MODEL];
    const reports = await runCampaigns(models.map((model) => `1 ${model}`));
    for (const {faults, problems, facts, log} of reports) {
      expect({faults, problems}, log.join('\n')).toEqual({faults: [], problems: []});
      expect(facts.jobs).toBeGreaterThan(1);
      expect(facts.files).toBeGreaterThanOrEqual(facts.jobs);
      // A still has a ceiling, and no price.
      if (!log.some((line) => line.includes('at openai'))) expect(facts.spent).toBe(facts.charged);
    }
    expect(reports).toHaveLength(models.length);
  },
);

test.skipIf(why !== undefined)(
  `in ${CAMPAIGNS} campaigns against vendors that lie, no cap is passed, nothing is paid twice, and no paid file is lost`,
  {timeout: 1_500_000},
  async () => {
    const seeds = Array.from({length: CAMPAIGNS}, (_, index) => String(index + 1));
    const reports = await runCampaigns(seeds);
    const failed = reports
      .filter(({faults, problems}) => faults.length + problems.length > 0)
      .map(({seed, faults, problems}) => ({
        seed,
        what: [...faults.map(({rule, what}) => `${rule}: ${what}`), ...problems],
      }));
    expect(failed, 'to repeat one: npm run campaign -- vendors 1 <seed>').toEqual([]);
    expect(reports.reduce((sum, {facts}) => sum + facts.jobs, 0)).toBeGreaterThan(CAMPAIGNS);
  },
);

test.runIf(why !== undefined)('this machine cannot try the independent vendors, and says why', () => {
  expect(why).toMatch(/^(it needs|unshare)/);
});
