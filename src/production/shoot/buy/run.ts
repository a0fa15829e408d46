import type {Clock} from '../../../machine/process/clock.ts';
import type {Owner} from '../../../machine/process/owner.ts';
import type {Caps} from '../../../spot/ledger/budget.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Ledger} from '../ledger/ledger.ts';
import type {Shooter, Vault} from './port.ts';
import {type Gate, openGate} from './rate-gate.ts';

/** What buying needs of the world. */
export type BuyOptions = {
  ledger: Ledger;
  owner: Pick<Owner, 'id' | 'alive'>;
  clock: Clock;
  vault: Vault;
  shooters: readonly Shooter[];
  /** The batch that new jobs belong to: its budget, and what counts as tried already. */
  batch: string;
  caps: Caps;
  signal?: AbortSignal | undefined;
  /** Told of every state that a job comes into. */
  tell?: ((job: Job) => void) | undefined;
};

/** One process that buys. */
export type Run = BuyOptions & {
  shooter: (id: string) => Shooter;
  gate: (id: string) => Gate;
  /** Jobs that this process is at. */
  driving: Map<string, Promise<Job | undefined>>;
  /** Why nothing more is bought, once that is so. */
  stopped: () => string | undefined;
  stop: (why: string) => void;
};

export function openRun(world: BuyOptions): Run {
  const gates = new Map<string, Gate>();
  let stopped: string | undefined;
  const shooter = (id: string): Shooter => {
    const found = world.shooters.find((each) => each.id === id);
    if (found) return found;
    throw new TenspotError({
      code: 'provider-missing',
      what: `a job of the ledger is with a provider that is not here`,
      expected: world.shooters.map((each) => each.id).join(', ') || 'a provider with a key',
      got: id,
      fix: 'Set its key and run again: the job goes on where it stands.',
    });
  };
  return {
    ...world,
    shooter,
    gate: (id) => {
      const gate = gates.get(id) ?? openGate(shooter(id), world.clock);
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
