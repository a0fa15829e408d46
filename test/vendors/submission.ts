import {randomUUID} from 'node:crypto';
import {type Accounts, type Ending, type Job, runOf, type Size, shotIn, type VendorName} from './accounts.ts';
import {page, type Say, WORDS} from './reply.ts';
import type {Answer} from './temper.ts';

/** An order as a vendor reads it. */
export type Submission = {
  vendor: VendorName;
  key: string;
  route: string;
  input: Record<string, unknown>;
  /** The words of the order, in which the shot is named. */
  words: string;
  size: Size;
  seconds: number;
  list: number;
  /** The webhook address of the order. Default: none. */
  webhook?: string | undefined;
  newId?: () => string;
  /** The vendor's documented answers: to an accepted order, and to one that it does not accept. */
  accepted: (job: Job, id: string) => Say | Promise<Say>;
  refusal: (status: 400 | 429 | 503, message: string) => unknown;
};

/** Takes an order as the temper of the campaign says, writes it into the books, and answers. */
export async function submit(order: Submission, accounts: Accounts): Promise<Say> {
  const {temper, onMoment} = accounts;
  const {vendor, words, refusal} = order;
  const run = runOf(order.key);
  const how = temper.answer();
  onMoment('received', run);
  accounts.submissions.push({vendor, run, shot: shotIn(words), how, at: accounts.now()});
  if (how === 'broken') return {broken: true};
  const refused = /^refused-(\d+)$/.exec(how);
  if (refused) {
    const status = Number(refused[1]) as 400 | 429 | 503;
    return {status, json: refusal(status, WORDS[status] as string), headers: retryHeaders(accounts)};
  }
  const job = await accept(order, accounts, run, false);
  if (how === 'twin') await accept(order, accounts, run, true);
  onMoment('accepted', run);
  const earlier = accounts.jobs.filter((each) => each.vendor === vendor && each !== job);
  const first = how === 'repeats-id' ? earlier.at(0) : undefined;
  const lie = lieOf(how, order, accounts);
  if (lie) return lie;
  const told = first?.id ?? job.id;
  const said = await order.accepted(job, told);
  job.told = told;
  return said;
}

async function accept(order: Submission, accounts: Accounts, run: string, twin: boolean): Promise<Job> {
  const {temper, jobs, make} = accounts;
  const now = accounts.now();
  const id = (order.newId ?? randomUUID)();
  const job: Job = {
    vendor: order.vendor,
    id,
    told: null,
    asked: false,
    run,
    shot: shotIn(order.words),
    route: order.route,
    input: order.input,
    webhook: (temper.showsWebhooks && order.webhook) || null,
    at: now,
    readyAt: now + temper.takes(),
    ending: endingOf(order, temper.ending()),
    list: order.list,
    bill: Math.round(order.list * temper.bill()),
    cancelled: false,
    twin,
    made: await make(order.size, order.seconds, id),
    troubles: temper.troubles(now),
  };
  jobs.push(job);
  return job;
}

/** A picture comes with the answer: what was made cannot fail later. Google charges only for what it made. */
function endingOf({vendor}: Submission, ending: Ending): Ending {
  if (vendor === 'openai') return 'succeeds';
  return vendor === 'gemini' && ending === 'fails-charged' ? 'fails-free' : ending;
}

/** The answer to an accepted order that does not say so. */
function lieOf(how: Answer, {refusal}: Submission, accounts: Accounts): Say | undefined {
  const [kind, number] = how.split('-');
  const status = Number(number);
  if (how === 'lost') return {broken: true};
  if (how === 'empty-200') return {status: 200, json: {}};
  if (kind === 'page') return page(status, WORDS[status] as string, retryHeaders(accounts));
  // A 5xx proves nothing, also where its body is the vendor's own.
  if (kind === 'json') return {status, json: refusal(503, WORDS[status] as string)};
  // The body is that of a gateway, not one that the vendor documents.
  if (kind === 'gateway')
    return {status, json: {message: WORDS[status], via: 'edge-7'}, headers: retryHeaders(accounts)};
  return undefined;
}

function retryHeaders({temper}: Accounts): Record<string, string> {
  const seconds = temper.retryAfter();
  return seconds === null ? {} : {'retry-after': String(seconds)};
}
