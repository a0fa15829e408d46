import {join} from 'node:path';
import {keyOf} from '../../../machine/files/hash.ts';
import {readText} from '../../../machine/files/read-file.ts';
import {type Network, openNetwork} from '../../../machine/http/network.ts';
import {type Clock, systemClock} from '../../../machine/process/clock.ts';
import {WordsAnswer} from '../../../providers/adapter/words.ts';
import type {WordsCard} from '../../../providers/contract/card.ts';
import type {AnyProvider} from '../../../providers/contract/contract.ts';
import {type Failed, failureOf} from '../../../providers/contract/failure.ts';
import {requestKey} from '../../../providers/contract/request.ts';
import {openSandbox} from '../../../providers/fake/sandbox.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {toMicro} from '../../../spot/ledger/money.ts';
import type {Subject} from '../../../spot/ledger/subject.ts';
import {invalid, type Problem, type TenspotError} from '../../../spot/problem/errors.ts';
import type {RoutingPolicy} from '../../../spot/routing/policy.ts';
import type {Project} from '../../project/open-project.ts';
import {billProblem, oddCostProblem} from '../../shoot/bills.ts';
import type {Order} from '../../shoot/buy/order.ts';
import {buyOrders, capsOf} from '../../shoot/buy-orders.ts';
import {hasBought, openVaultLedger} from '../../shoot/vault/open-vault.ts';
import {isWhole, purchasedFile} from '../../shoot/vault/purchased-files.ts';
import type {AskedWords} from './ask-model.ts';
import {chooseWordsModel, type ModelChoice, modelMark} from './words-model.ts';
import {wordsNotBought} from './words-not-bought.ts';
import {type WordsUse, WRITING} from './words-use.ts';

/** How words are bought. */
export type WordsPurchase = ModelChoice & {
  /** The id of the spot. */
  spot: string;
  /** Its budgets count as well. */
  policy: RoutingPolicy;
  /** US dollars that all questions together may cost. Undefined: nothing is bought, and only answers that were bought before count. */
  maxCost: number | undefined;
  /** What the answers are for. Default: for documents. */
  use?: WordsUse | undefined;
  /** The number of the answer: 2 buys another one to each question. Default: 1. */
  take?: number | undefined;
  /** The name under which several calls share `maxCost`. Default: this call alone. */
  batch?: string | undefined;
  /** The orders of a plan, by their ids: no other question is bought. Default: whatever is asked is bought. */
  agreed?: ReadonlySet<string> | undefined;
  /** Called for each question that is not bought because there is no limit, or because it is not in the plan. */
  tellOpen?: ((question: OpenQuestion) => void) | undefined;
  /** Called for every state that a job comes into. */
  tell: (job: Job) => void;
  /** Called for bills above their estimate and costs that are no amount. */
  problems: (problems: readonly Problem[]) => void;
  signal?: AbortSignal | undefined;
  /** Default: the clock of the system. */
  clock?: Clock;
  /** Default: the network with the keys of the project, or fake vendors. */
  network?: Network;
};

/** A question without an answer. `order`: the id of its order; `usd`: what it costs at most. */
export type OpenQuestion = {order: string; provider: string; model: string; name: string; usd: number};

/** What else is known of one question. */
export type AskingOptions = {
  /** The number of the answer. Default: that of the whole purchase. */
  take?: number | undefined;
  /**
   * What identifies the question. Default: its whole request. An answer that was bought for the same value is used again, even if the bytes
   * of the pictures differ.
   */
  about?: string | undefined;
  /** What it is for. Default: what its use says about its name. */
  subject?: Subject | undefined;
  /** Paths of its pictures, by their sha256. Default: it has none. */
  files?: ReadonlyMap<string, string> | undefined;
  /** Only reads an answer that was bought before. Default: only without `maxCost`. */
  readOnly?: boolean | undefined;
};

/** A model that writes. `by`: its mark in the record of lines. */
export type WordsWriter = {
  by: string;
  card: WordsCard;
  buy: (request: AskedWords, options?: AskingOptions) => Promise<WordsAnswer>;
};

/**
 * Runs work with a function that buys words: each request once, from the ledger where it was bought before, within the cost that is allowed. Errors:
 * `words-model-unknown`, `words-no-key`; of the function `words-too-long`, those of `wordsNotBought`, and without a limit `words-not-asked`.
 */
export async function withWords<T>(
  project: Project,
  options: WordsPurchase,
  work: (words: WordsWriter) => Promise<T>,
): Promise<T> {
  const {use = WRITING} = options;
  const model = chooseWordsModel(project, options, use);
  const {tools, store, workspace, env} = project;
  const {sandbox, maxCost, signal, take = 1, clock = systemClock, batch = clock.id()} = options;
  const fakes =
    sandbox && maxCost !== undefined
      ? await openSandbox(project.providers, {
          tools,
          draft: store.draft,
          memory: join(workspace.home, 'vendors'),
        })
      : undefined;
  const network = options.network ?? fakes?.network ?? openNetwork({env});
  // Words have no budget of a shot.
  const {subject: _, ...caps} = capsOf(options.policy, maxCost ?? 0);
  const buy: WordsWriter['buy'] = async (asked, more = {}) => {
    const {provider, card} = model;
    const request = provider.plan({...asked, take: more.take ?? take}, card);
    const {usd} = provider.estimate(request);
    const worst = toMicro(usd);
    if (worst === undefined) throw new Error('a price that is no amount');
    const key = requestKey(request);
    const order: Order = {
      id: keyOf({spot: options.spot, [use.kind]: more.about ?? key}),
      kind: use.kind,
      subject: more.subject ?? use.subject(options.spot, asked.schema.name),
      candidates: [{provider: provider.id, key, request, mediaType: card.mediaType, worst}],
    };
    const isPlanned = options.agreed?.has(order.id) ?? true;
    if (maxCost === undefined || more.readOnly || !isPlanned) {
      const before = await boughtBefore(order, project);
      if (before !== undefined) return readWords(before);
      options.tellOpen?.({
        ...{order: order.id, provider: provider.id, model: card.id},
        name: asked.schema.name,
        usd,
      });
      throw notAsked({title: card.title, name: asked.schema.name, usd, use, isPlanned});
    }
    let last: Failed | undefined;
    const watched: AnyProvider = {
      ...provider,
      submit: async (resolved, context) => {
        last = undefined;
        return provider.submit(resolved, context).catch((error: unknown) => {
          last = failureOf(error);
          throw error;
        });
      },
    };
    const {outcomes, vault} = await buyOrders([order], project, {
      network,
      providers: project.providers.map((each) => (each.id === provider.id ? watched : each)),
      clock,
      caps,
      files: more.files,
      batch,
      tell: options.tell,
      tellBill: (bill) => options.problems([billProblem(bill)]),
      tellOddCost: (odd) => options.problems([oddCostProblem(odd)]),
      signal,
    });
    const [outcome] = outcomes;
    if (outcome?.state !== 'bought') throw wordsNotBought(asked.schema.name, outcome, {last, worst, use});
    return readWords(vault.path(outcome.file));
  };
  try {
    return await work({by: modelMark(model, sandbox), card: model.card, buy});
  } finally {
    await fakes?.close();
  }
}

/** The file of an answer that was bought. Nothing is written. */
async function boughtBefore(
  {id, candidates}: Order,
  {workspace}: Pick<Project, 'workspace'>,
): Promise<string | undefined> {
  if (!(await hasBought(workspace))) return undefined;
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    const keys = candidates.map(({key}) => key);
    const name = ledger.related(id, keys).find(({state}) => state === 'COMMITTED')?.asset?.file;
    const file = name === undefined ? undefined : purchasedFile(workspace.vault, name);
    return file !== undefined && (await isWhole(file)) ? file : undefined;
  } finally {
    ledger.close();
  }
}

/** An answer as it was bought. A provider of a workspace may store the text alone. */
async function readWords(file: string): Promise<WordsAnswer> {
  const text = await readText(file);
  const whole: WordsAnswer = {ended: 'complete', text, why: ''};
  try {
    return WordsAnswer.safeParse(JSON.parse(text)).data ?? whole;
  } catch {
    return whole;
  }
}

/** The code of a question that is not bought, because no limit is given. */
export const NOT_ASKED = 'words-not-asked';

/** A question that is not bought, and costs `usd` dollars at most. */
type Unasked = {title: string; name: string; usd: number; use: WordsUse; isPlanned: boolean};

const notAsked = ({title, name, usd, use, isPlanned}: Unasked): TenspotError =>
  invalid({
    code: NOT_ASKED,
    what: `${title} has not been asked for ${use.object(name)} yet`,
    ...(isPlanned ? noLimit(usd, use) : notPlanned(usd)),
  });

const notPlanned = (usd: number): Pick<Problem, 'expected' | 'got' | 'fix'> => ({
  expected: 'a question of the plan',
  got: `a question for up to $${usd.toFixed(2)} that follows from the answers of the plan`,
  fix: 'The answers are kept. Run the command with `--plan` again, and buy the new plan.',
});

const noLimit = (usd: number, use: WordsUse): Pick<Problem, 'expected' | 'got' | 'fix'> => ({
  expected: '--max-cost <usd>, the most that this run may spend',
  got: `a question for up to $${usd.toFixed(2)}, and no --max-cost`,
  fix: `Add a limit, such as --max-cost ${Math.max(1, Math.ceil(usd * 4))}; or ${use.instead}.`,
});
