import {resolve} from 'node:path';
import {variableOf} from '../machine/http/network.ts';
import {loadProviders} from '../production/project/load-providers.ts';
import {sandboxOf, type Workspace} from '../production/project/workspace.ts';
import type {Repaired} from '../production/shoot/ledger/repair.ts';
import {type UnresolvedJob, unresolvedJob} from '../production/shoot/ledger/unresolved-job.ts';
import {
  answerFor,
  mendLedger,
  type PersonAnswer,
  unresolvedJobs,
} from '../production/shoot/ledger/unresolved-jobs.ts';
import type {AnyProvider} from '../providers/contract/contract.ts';
import type {Job} from '../spot/ledger/job.ts';
import {toMicro} from '../spot/ledger/money.ts';
import {subjectLabel} from '../spot/ledger/subject.ts';
import {invalid, TenspotError} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {type RunOptions, running} from './running.ts';

/** Which ledger a call is about. */
export type LedgerChoice = {
  /** The ledger of the sandbox. Default: false. */
  sandbox?: boolean | undefined;
};

/** Lists the jobs that a person has to settle, and where to look up each (`tenspot takes reconcile`). Changes nothing. */
export const unresolvedTakes = (
  project: TenspotProject,
  {sandbox, onProgress}: LedgerChoice & RunOptions = {},
): Promise<UnresolvedJob[]> =>
  running({onProgress}, async ({report}) => {
    const providers = await providersOf(project.folders, report.warn);
    const place = {...placeOf(project, sandbox), canPoll: pollable(providers, project, sandbox)};
    const jobs = await unresolvedJobs(place);
    return jobs.map((job) => unresolvedJob(job, providers));
  });

/** What a person found out about an unresolved job. */
export type JobAnswer = LedgerChoice &
  RunOptions & {
    /** The id of the job. */
    job: string;
    /** `charged`: the vendor charged for it. `ask-again`: the next `shoot` asks the vendor again; nothing is submitted again. */
    outcome: 'charged' | 'not-charged' | 'ask-again';
    /** US dollars that the vendor charged. Only for `charged`; default: the most that it can have cost. */
    usd?: number | undefined;
    /** The path of its clip, where a person has it. Only for `charged`. Default: the job ends without a take. */
    clip?: string | undefined;
    /** The name of the person who answers. The ledger records it. */
    by: string;
    /** How that person knows: the number of an invoice, the answer of the vendor's support. The ledger records it. */
    why?: string | undefined;
    /** Changes nothing, and returns the job as it would be. Default: false. */
    dryRun?: boolean | undefined;
  };

/** An unresolved job after an answer. */
export type SettledJob = {
  /** Its id. */
  job: string;
  /** What it was bought for: `spring/hero@9:16`. */
  subject: string;
  /** The id of its provider. */
  provider: string;
  /** Its state in the ledger, in capitals. */
  state: string;
  /** US dollars that it cost. */
  usd: number;
  /** US dollars that stay reserved: 0, except after `ask-again`. */
  held: number;
  /** The name of its file in the vault. Null where there is none. */
  file: string | null;
};

/** Whether runs can poll the jobs of a provider: it is there, and its key and the address of its server are set. */
function pollable(
  providers: readonly AnyProvider[],
  {env}: TenspotProject,
  sandbox = false,
): (provider: string) => boolean {
  const isSet = (name: string | null | undefined): boolean =>
    sandbox || name == null || variableOf(env, name) !== undefined;
  return (provider) => {
    const remote = providers.find(({id}) => id === provider)?.remote;
    return remote !== undefined && isSet(remote.key) && isSet(remote.server);
  };
}

/** Records what a person found out about an unresolved job. Errors: `not-unresolved`, and those of a clip that cannot be used. */
export const settleTake = (project: TenspotProject, answer: JobAnswer): Promise<SettledJob> =>
  running(answer, async ({signal, report}) => {
    const {job, clip, dryRun: rehearsal = false, sandbox} = answer;
    const found = clip === undefined ? undefined : resolve(clip);
    const providers = await providersOf(project.folders, report.warn);
    const place = {...placeOf(project, sandbox), canPoll: pollable(providers, project, sandbox)};
    return settledJob(await answerFor(place, job, personAnswer(answer), {found, rehearsal, signal}));
  });

/** Repairs a damaged ledger (`tenspot takes reconcile --repair`). Null where it is not damaged; then nothing is changed. */
export const repairTakes = (
  project: TenspotProject,
  {sandbox}: LedgerChoice = {},
): Promise<Repaired | null> =>
  running({}, async () => {
    const repaired = await mendLedger(placeOf(project, sandbox));
    return repaired === 'whole' ? null : repaired;
  });

const placeOf = ({folders}: TenspotProject, sandbox = false): {workspace: Workspace; now: () => number} => ({
  workspace: sandbox ? sandboxOf(folders) : folders,
  now: Date.now,
});

/** Paid jobs can be listed also while a provider of the workspace cannot be loaded. */
async function providersOf(
  workspace: Workspace,
  warn: (text: string) => void,
): Promise<readonly AnyProvider[]> {
  try {
    return await loadProviders(workspace);
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    warn(error.message);
    return loadProviders();
  }
}

function personAnswer({job, outcome, usd, by, why}: JobAnswer): PersonAnswer {
  const words = {by, ...(why === undefined ? {} : {note: why})};
  if (outcome === 'ask-again') return {act: 'ask-again', ...words};
  const cost = usd === undefined ? undefined : toMicro(usd);
  if (usd !== undefined && cost === undefined)
    throw invalid({
      code: 'settlement-amount',
      what: `what job ${job} cost is no amount`,
      expected: 'a number of US dollars, 0 or more',
      got: String(usd),
      fix: 'Nothing was changed. Leave `usd` out where the vendor charged the most that it can have cost.',
    });
  return {act: 'settle', settlement: {outcome, ...words, ...(cost === undefined ? {} : {cost})}};
}

const settledJob = ({id, plan, state, spent, held, asset}: Job): SettledJob => ({
  job: id,
  subject: subjectLabel(plan.subject),
  provider: plan.provider,
  state,
  usd: spent / 1e6,
  held: held / 1e6,
  file: asset?.file ?? null,
});
