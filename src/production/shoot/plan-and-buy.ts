import {join} from 'node:path';
import {openNetwork, variableOf} from '../../machine/http/network.ts';
import {systemClock} from '../../machine/process/clock.ts';
import {providersMaking, SHOT_KINDS} from '../../providers/contract/kinds.ts';
import {openSandbox} from '../../providers/fake/sandbox.ts';
import {takeNamed} from '../../spot/documents/edit.ts';
import type {Bill} from '../../spot/ledger/bills.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {evidenceOf, type TakesFile} from '../../spot/takes/verdicts.ts';
import {type BedPurchase, buyBeds} from '../music/buy-beds.ts';
import {planBeds} from '../music/plan-beds.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {openTakes, type ShotTakes, type SpotTakes} from '../takes/open-takes.ts';
import {allVerdicts} from '../takes/takes-record.ts';
import {buyLines, type LinePurchase} from '../voice/buy-lines.ts';
import {planLines} from '../voice/plan-lines.ts';
import {type OddCost, readBills} from './bills.ts';
import {purchase, type TakePurchase} from './purchase.ts';
import {refuseDearer} from './refuse-dearer.ts';
import {offersFor, type VendorAccess, withAccess} from './route/offers.ts';
import {planShoot, type ShotPlan, type SpotPlan} from './route/plan-shoot.ts';
import {policyProblems} from './route/policy-problems.ts';
import {motionFrom, type Want} from './route/want.ts';
import {wantsOf} from './route/wants.ts';

/** The vendors that can be used. In the sandbox all: it needs no keys. */
const accessOf = (
  {providers, env}: Pick<SpotProject, 'providers' | 'env'>,
  sandbox: boolean,
): VendorAccess => ({
  providers: providersMaking(SHOT_KINDS, providers),
  hasKey: (name) => sandbox || variableOf(env, name) !== undefined,
  today: new Date().toISOString().slice(0, 10),
});

const withBills = async (project: SpotProject, sandbox: boolean): Promise<VendorAccess> => ({
  ...accessOf(project, sandbox),
  bills: await readBills(project.workspace),
});

/** The takes of a spot. */
export const takesOf = async (project: SpotProject, wants?: readonly Want[]): Promise<SpotTakes> =>
  openTakes(project, await withBills(project, true), wants);

export type PlanSpotOptions = {
  sandbox: boolean;
  /** How many takes of each shot there have to be, also where one is picked. Default: as the policy says, until one is picked. */
  takes?: number | undefined;
  /** Only these shots. Default: all. */
  shots?: readonly string[] | undefined;
};

/** Plans which models make the shots of a spot that have no photo or clip, speak the lines of its voices, and compose its beds. Sends nothing. */
export async function planSpot(
  project: SpotProject,
  {sandbox, takes: more, shots = []}: PlanSpotOptions,
): Promise<SpotPlan> {
  const {spot, workspace, variants} = project;
  const problems = policyProblems(spot, providersMaking(SHOT_KINDS, project.providers));
  if (problems.length > 0) throw invalid(problems);
  const wants = await wantsOf(variants, project);
  const {shots: known, record} = await takesOf(project, wants);
  const access = await withBills(project, sandbox);
  const asked = {policy: spot.policy, verdicts: evidenceOf(await allVerdicts(workspace)), more};
  const groupOf = ({shot, format}: Want): ShotTakes | undefined =>
    known.find((each) => each.shot === shot.id && each.format === format);
  const groups = known.filter(({shot}) => shots.length === 0 || shots.includes(shot));
  const waiting = groups.filter(({stills}) => stills && !stills.picked);
  const plan = planShoot({
    ...asked,
    wants: groups.flatMap(({want, stills}) => (stills && !stills.picked ? stills.want : (want ?? []))),
    // The takes of a spot were compared with these offers already: they are not planned again.
    offersOf: (want) => {
      const {still = [], moving = []} = groupOf(want)?.offers ?? {};
      return withAccess(want.request.kind === 'still' ? still : moving, access);
    },
    known: (want) => ({
      // Stills and clips of a shot share one count of numbers.
      takes: (groupOf(want)?.takes ?? []).map((take) => ({
        ...take,
        current: take.current && take.still === (want.request.kind === 'still'),
      })),
      picked: takeNamed(spot.edit?.value.picks[want.shot.id], want.format),
      given: numbersElsewhere(record, groupOf(want)),
    }),
  });
  const motion = planShoot({
    ...asked,
    wants: waiting.flatMap(({want}) => (want ? motionFrom(want) : [])),
    offersOf: ({request}) => offersFor(request, access),
  });
  // If only some shots were asked for (`--shot`), neither lines nor beds are planned.
  const whole = {sandbox, bills: access.bills ?? []};
  const lines = shots.length === 0 ? planLines(project, whole) : [];
  const beds = shots.length === 0 ? await planBeds(project, whole) : [];
  return {
    shots: plan.shots.map((shot) => withMotion(shot, motion)),
    wants,
    lines,
    beds,
    usd: plan.usd + [...lines, ...beds].reduce((sum, {usd}) => sum + usd, 0),
  };
}

/** Numbers of takes that are in the record, but not in this ledger. */
function numbersElsewhere({verdicts, pruned}: TakesFile, group: ShotTakes | undefined): number[] {
  const here = (clip: string): boolean => group?.takes.some((take) => take.clip?.startsWith(clip)) ?? false;
  return [...verdicts, ...pruned]
    .filter(({shot, format, clip}) => shot === group?.shot && format === group.format && !here(clip))
    .map(({take}) => take);
}

/** Adds what the clip would cost to the plan of a shot whose still comes first. */
function withMotion(shot: ShotPlan, {shots}: SpotPlan): ShotPlan {
  const {
    request,
    shot: {id},
    format,
  } = shot.want;
  if (request.kind !== 'still') return shot;
  const then = shots.find(({want}) => want.shot.id === id && want.format === format);
  const candidate = then?.choice.candidate;
  return then && candidate
    ? {...shot, motion: {model: `${candidate.provider}/${candidate.model}`, usd: then.usd}}
    : shot;
}

type Buying = {
  sandbox: boolean;
  /** How many takes the plan asked for. Default: as the policy says. */
  takes?: number | undefined;
  /** Whether a person agreed on the plan: takes that then cost more than it says are refused. Default: `maxCost` alone decides. */
  agreed?: boolean | undefined;
  /** US dollars. */
  maxCost: number;
  /** The name under which several calls share `maxCost`. Default: this call alone. */
  batch?: string | undefined;
  /** Called for every state that a job comes into. */
  tell: (job: Job) => void;
  /** Called once for each bill of this run that is above its estimate. */
  tellBill?: ((bill: Bill) => void) | undefined;
  /** Called for each cost of this run that is no amount. */
  tellOddCost?: ((odd: OddCost) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** What a plan brought. */
export type PlanPurchase = {takes: TakePurchase[]; lines: LinePurchase[]; beds: BedPurchase[]};

/**
 * Buys a plan: from the vendors, or in the sandbox from fake vendors on this machine. Lines and beds first: their lengths and beats decide how long
 * the takes have to be, which are then planned again. Error: `plan-changed` where these would cost more than the plan that was agreed on.
 */
export async function buyPlan(
  plan: SpotPlan,
  project: SpotProject,
  {sandbox, takes: more, agreed = false, ...options}: Buying,
): Promise<PlanPurchase> {
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
    const network = fakes?.network ?? openNetwork({env: project.env});
    // Takes, lines and beds share the limit.
    const {batch = systemClock.id()} = options;
    const buying = {...options, batch, providers, policy: spot.policy, clock: systemClock, network};
    const lines = await buyLines(plan, project, buying);
    const {purchases: beds, placed} = await buyBeds(plan, project, buying);
    if (!placed && !lines.some(({outcome}) => outcome.state === 'bought'))
      return {takes: await purchase(plan, project, buying), lines, beds};
    const spoken = await openSpot(project, spot.id);
    const measured = await planSpot(spoken, {sandbox, takes: more});
    if (agreed) refuseDearer(plan, measured);
    return {takes: await purchase(measured, spoken, buying), lines, beds};
  } finally {
    await fakes?.close();
  }
}
