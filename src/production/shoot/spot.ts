import {join} from 'node:path';
import {systemClock} from '../../machine/clock.ts';
import {openNetwork} from '../../machine/http/network.ts';
import type {Provider} from '../../providers/contract.ts';
import {providers} from '../../providers/providers.generated.ts';
import {openSandbox} from '../../providers/sandbox.ts';
import type {Job} from '../../spot/ledger/job.ts';
import type {Production} from '../render/production.ts';
import {type Bought, purchase} from './purchase.ts';
import {planShoot, type ShootPlan} from './route/plan-shoot.ts';
import {wantsOf} from './route/wants.ts';

const ALL = Object.values(providers) as Provider[];

/** Who would make the shots of a spot that nobody has shot. In the sandbox as if every key were there. Sends nothing. */
export async function planSpot(production: Production, sandbox: boolean): Promise<ShootPlan> {
  return planShoot({
    wants: await wantsOf(production.variants, production),
    policy: production.spot.policy,
    verdicts: [],
    world: {
      providers: ALL,
      hasKey: (name) => sandbox || Boolean(process.env[name]),
      today: new Date().toISOString().slice(0, 10),
    },
  });
}

type Buying = {
  sandbox: boolean;
  /** US dollars. */
  maxCost: number;
  /** Told of every state that a job comes into. */
  tell: (job: Job) => void;
  signal?: AbortSignal | undefined;
};

/** Has a plan made: by the vendors, or in the sandbox by made-up ones on this machine. */
export async function buyPlan(
  plan: ShootPlan,
  production: Production,
  {sandbox, ...options}: Buying,
): Promise<Bought[]> {
  const {tools, store, spot, workspace} = production;
  const fakes = sandbox
    ? await openSandbox(ALL, {tools, draft: store.draft, memory: join(workspace.home, 'vendors')})
    : undefined;
  try {
    const network = fakes?.network ?? openNetwork();
    return await purchase(plan, production, {
      ...{providers: ALL, policy: spot.policy, clock: systemClock, network},
      ...options,
    });
  } finally {
    await fakes?.close();
  }
}
