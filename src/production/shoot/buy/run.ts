import type {Clock} from '../../../machine/process/clock.ts';
import type {Owner} from '../../../machine/process/owner.ts';
import type {Context, PurchaseSteps} from '../../../providers/contract/contract.ts';
import type {Caps} from '../../../spot/ledger/budget.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Ledger} from '../ledger/ledger.ts';
import {withCheckedAnswers} from './checked-answers.ts';
import {type Gate, type JobLimits, openGate} from './rate-gate.ts';
import type {Vault} from './vault.ts';

/** What buying needs of the world. */
export type BuyOptions = {
  ledger: Ledger;
  owner: Pick<Owner, 'id' | 'alive'>;
  clock: Clock;
  vault: Vault;
  /** Providers that jobs can be with. */
  providers: readonly PurchaseSteps[];
  /** What a step of a provider may use, made for each call. A submission gets the client id that the ledger has. */
  context: (about: Pick<Context, 'clientId' | 'signal'>) => Context;
  limits: (provider: string) => JobLimits;
  /** The batch that new jobs belong to: it has a budget, and failures count within it. */
  batch: string;
  caps: Caps;
  /** Asked right before a job is sent: why it is not sent after all. It is then withdrawn. Default: it is sent. */
  objection?: ((job: Job) => Promise<string | undefined>) | undefined;
  /** Called where a provider says what a job cost, and that is no amount: what it said. Default: only the ledger notes it. */
  oddCost?: ((job: Job, said: string) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Called with every state that a job comes into. */
  tell?: ((job: Job) => void) | undefined;
};

/** One process that buys. */
export type Run = BuyOptions & {
  /** Throws `provider-missing` where it is not one of `providers`. */
  provider: (id: string) => PurchaseSteps;
  gate: (id: string) => Gate;
  /** Jobs that this process works on. */
  driving: Map<string, Promise<Job | undefined>>;
  /** Why nothing more is bought, once that is so. */
  stopped: () => string | undefined;
  stop: (why: string) => void;
};

export function openRun(options: BuyOptions): Run {
  const gates = new Map<string, Gate>();
  let stopped: string | undefined;
  const provider = (id: string): PurchaseSteps => {
    const found = options.providers.find((each) => each.id === id);
    if (found) return withCheckedAnswers(found);
    throw new TenspotError({
      code: 'provider-missing',
      what: 'a job of the ledger is with a provider that this run does not have',
      expected: options.providers.map((each) => each.id).join(', ') || 'a provider with a key',
      got: id,
      fix: 'Set its key and run the same command again: the job goes on.',
    });
  };
  return {
    ...options,
    provider,
    gate: (id) => {
      const gate = gates.get(id) ?? openGate(options.limits(provider(id).id), options.clock);
      gates.set(id, gate);
      return gate;
    },
    driving: new Map(),
    stopped: () => stopped,
    stop: (why) => {
      stopped ??= why;
    },
  };
}
