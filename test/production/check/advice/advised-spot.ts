import {copyFileSync, mkdirSync} from 'node:fs';
import {onTestFinished} from 'vitest';
import type {Reply} from '../../../../src/machine/http/serve.ts';
import {type Clock, systemClock} from '../../../../src/machine/process/clock.ts';
import {
  type AdvicePurchase,
  adviseVariants,
} from '../../../../src/production/check/advice/advise-variants.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import type {AdviceAnswer} from '../../../../src/spot/findings/advice.ts';
import type {ResolvedSpot} from '../../../../src/spot/timeline/resolved-spot.ts';
import {type AskedWords, openOpenAi, responseOf} from '../../../support/openai-server.ts';
import {makeWorkspace} from '../../../support/workspace.ts';

export const QUESTIONS = ['product-likeness', 'extra-logo', 'deformed-hands-faces', 'other-text', 'people'];

/** Answers that see nothing wrong, and others for some questions. */
export const answers = (others: Record<string, Partial<AdviceAnswer>> = {}) =>
  responseOf(
    Object.fromEntries(
      QUESTIONS.map((id) => [
        id,
        {
          answer: id === 'product-likeness' ? 'yes' : 'no',
          frame: null,
          sentence: 'Nothing.',
          ...others[id],
        },
      ]),
    ),
  );

/** A brief that rules people out. */
const BRIEF =
  '---\nproduct: Tiny Flask\npromise: Ice stays\naudience: People on trains\npeople: none\nplacements: [meta-reels]\n---\n';

/** What is known of the variant `one` without staging it. Only two frames of its master are looked at. */
const SHOWN = {
  ...{copy: {hook: 'Cold.'}, fps: 24, frames: 2},
  footage: [
    {from: 0, frames: 1},
    {from: 1, frames: 1},
  ],
} as unknown as ResolvedSpot;

/** A workspace with two masters and a photo of a product, and a server that answers about them. */
export async function openAdvisedSpot(
  answer: (question: AskedWords, count: number) => Reply | Promise<Reply>,
) {
  const workspace = await makeWorkspace();
  const server = await openOpenAi(answer);
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  workspace.edit(
    'brands/plain/brand.yaml',
    '    end-card:',
    '    products: {flask: {file: logo/mark.svg}}\n    end-card:',
  );
  workspace.write('compositions/spots/tiny/brief.md', BRIEF);
  const folder = workspace.path('out/tiny');
  mkdirSync(folder, {recursive: true});
  for (const id of ['one', 'two'])
    copyFileSync(workspace.path('compositions/spots/tiny/bars.mp4'), `${folder}/${id}.mp4`);
  /** Advises about some variants. The clock does not wait. */
  const advise = async (more: Partial<AdvicePurchase> = {}, ids = ['one']) => {
    const opened = await openWorkspace(await findWorkspace(workspace.root), {env: server.env});
    const project = await openSpot(opened, 'tiny');
    let waited = 0;
    const clock: Clock = {
      ...systemClock,
      now: () => Date.now() + waited,
      sleep: async (ms) => {
        waited += ms;
        await systemClock.sleep(1);
      },
    };
    const staged = project.variants
      .filter(({id}) => ids.includes(id))
      .map((variant) => ({variant, spot: SHOWN}));
    return adviseVariants(staged, project, {
      ...{folder, maxCost: 2, sandbox: false, clock, tell: () => undefined, problems: () => undefined},
      ...more,
    });
  };
  const totals = async () => {
    const ledger = await openLedger(ledgerFile(workspace.path('vault')), Date.now);
    const found = ledger.totals();
    ledger.close();
    return found;
  };
  return {workspace, server, advise, totals, folder};
}
