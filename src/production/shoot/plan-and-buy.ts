import {join} from 'node:path';
import {openNetwork} from '../../machine/http/network.ts';
import {systemClock} from '../../machine/process/clock.ts';
import {openSandbox} from '../../providers/fake/sandbox.ts';
import {takeNamed} from '../../spot/documents/edit.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {evidenceOf, type TakesFile} from '../../spot/takes/verdicts.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {openTakes, type ShotTakes, type SpotTakes} from '../takes/open-takes.ts';
import {allVerdicts} from '../takes/takes-record.ts';
import {purchase, type TakePurchase} from './purchase.ts';
import type {VendorAccess} from './route/offers.ts';
import {planShoot, type ShootPlan, type ShotPlan} from './route/plan-shoot.ts';
import {motionFrom} from './route/stills.ts';
import {type Want, wantsOf} from './route/wants.ts';

/** The vendors that can be used now. In the sandbox, as if every key were set. */
const worldOf = ({providers}: Pick<SpotProject, 'providers'>, sandbox: boolean): VendorAccess => ({
  providers,
  hasKey: (name) => sandbox || Boolean(process.env[name]),
  today: new Date().toISOString().slice(0, 10),
});

/** The takes of a spot. */
export const takesOf = (project: SpotProject, wants?: readonly Want[]): Promise<SpotTakes> =>
  openTakes(project, worldOf(project, true), wants);

export type PlanOptions = {
  sandbox: boolean;
  /** How many takes of each shot there have to be, also where one is picked. Default: as the policy says, until one is picked. */
  takes?: number | undefined;
  /** Only these shots. Default: all. */
  shots?: readonly string[] | undefined;
};

/** Plans which models make the shots of a spot that have no photo or clip. Sends nothing. */
export async function planSpot(
  project: SpotProject,
  {sandbox, takes: more, shots = []}: PlanOptions,
): Promise<ShootPlan> {
  const {spot, workspace, variants} = project;
  const wants = await wantsOf(variants, project);
  const {shots: known, record} = await takesOf(project, wants);
  const asked = {
    policy: spot.policy,
    verdicts: evidenceOf(await allVerdicts(workspace)),
    world: worldOf(project, sandbox),
    more,
  };
  const groups = known.filter(({shot}) => shots.length === 0 || shots.includes(shot));
  const waiting = groups.filter(({stills}) => stills && !stills.picked);
  const plan = planShoot({
    ...asked,
    wants: groups.flatMap(({want, stills}) => (stills && !stills.picked ? stills.want : (want ?? []))),
    known: ({shot, format, still = false}) => ({
      // Numbers are given once, to stills and to what moves.
      takes: (groups.find((each) => each.shot === shot.id && each.format === format)?.takes ?? []).map(
        (take) => ({...take, current: take.current && take.still === still}),
      ),
      picked: takeNamed(spot.edit?.value.picks[shot.id], format),
      given: numbersElsewhere(
        record,
        known.find((each) => each.shot === shot.id && each.format === format),
      ),
    }),
  });
  const motion = planShoot({...asked, wants: waiting.flatMap(({want}) => (want ? motionFrom(want) : []))});
  return {...plan, shots: plan.shots.map((shot) => withMotion(shot, motion)), wants};
}

/** Numbers of takes that are in the record, but not in this ledger. */
function numbersElsewhere({verdicts, pruned}: TakesFile, group: ShotTakes | undefined): number[] {
  const here = (clip: string): boolean => group?.takes.some((take) => take.clip?.startsWith(clip)) ?? false;
  return [...verdicts, ...pruned]
    .filter(({shot, format, clip}) => shot === group?.shot && format === group.format && !here(clip))
    .map(({take}) => take);
}

/** A shot whose stills come first, with the price of its motion. */
function withMotion(shot: ShotPlan, {shots}: ShootPlan): ShotPlan {
  const then = shot.want.still && shots.find(({want}) => want.label === shot.want.label);
  const candidate = then?.choice.candidate;
  return then && candidate
    ? {...shot, motion: {model: `${candidate.provider}/${candidate.model}`, usd: then.usd}}
    : shot;
}

type Buying = {
  sandbox: boolean;
  /** US dollars. */
  maxCost: number;
  /** The name under which several calls share `maxCost`. Default: this call alone. */
  batch?: string | undefined;
  /** Called for every state that a job comes into. */
  tell: (job: Job) => void;
  signal?: AbortSignal | undefined;
};

/** Buys a plan: from the vendors, or in the sandbox from fake vendors on this machine. */
export async function buyPlan(
  plan: ShootPlan,
  project: SpotProject,
  {sandbox, ...options}: Buying,
): Promise<TakePurchase[]> {
  const {tools, store, spot, workspace, providers} = project;
  const fakes = sandbox
    ? await openSandbox(providers, {
        tools,
        draft: store.draft,
        memory: join(workspace.home, 'vendors'),
        scenes: true,
      })
    : undefined;
  try {
    const network = fakes?.network ?? openNetwork();
    return await purchase(plan, project, {
      providers,
      policy: spot.policy,
      clock: systemClock,
      network,
      ...options,
    });
  } finally {
    await fakes?.close();
  }
}
