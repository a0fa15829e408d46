import {styleText} from 'node:util';
import type {PlannedTake, ShootPlan, ShotPlan} from '../../production/shoot/route/plan-shoot.ts';
import type {Candidate} from '../../spot/routing/route.ts';

/** Candidates that are told with their reasons; the others by score, price and record. */
const TOLD = 3;

/** A plan in lines: of every shot who would make it, why, what would be altered, who could not, and the price of all. */
export function describePlan({shots, usd}: ShootPlan): string[] {
  if (shots.length === 0) return ['every shot has its photo or clip: nothing is to be bought'];
  const open = shots.filter(({choice}) => choice.candidate === null).length;
  const takes = shots.flatMap((shot) => shot.takes);
  const missing = takes.filter(({there}) => !there).length;
  const rest = open > 0 ? `; ${open} ${open === 1 ? 'shot' : 'shots'} that nobody can make` : '';
  const had = takes.length > missing ? `; ${takes.length - missing} there already` : '';
  return [
    ...shots.flatMap(describeShot),
    bold(`${counted(missing)}, ${dollars(usd)} at most${had}${rest}. Nothing was sent.`),
  ];
}

function describeShot(plan: ShotPlan): string[] {
  const {want, route, choice} = plan;
  const {shot, format, seconds, variants} = want;
  const shown = `${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}`;
  return [
    `${bold(shot.id)}  ${shot.kind}, ${format}, ${seconds} s, in ${shown}: ${bold(whoMakes(plan))}`,
    ...whatFollows(plan),
    ...(choice.continuity ? [`  ${choice.continuity}`] : []),
    ...route.candidates.flatMap((candidate, at) => [
      `  ${candidate.score.toFixed(2)}  ${nameOf(candidate).padEnd(28)} ${dollars(candidate.usd).padStart(6)} a take  ${record(candidate)}`,
      ...(at < TOLD
        ? candidate.reasons
            .filter(({worth}) => Math.abs(worth) >= 0.005)
            .map(({worth, why}) => `      ${signed(worth)}  ${why}`)
        : []),
    ]),
    ...refusals(route.refused),
  ];
}

function whoMakes({want, choice, takes, usd}: ShotPlan): string {
  const missing = takes.filter(({there}) => !there);
  const what = want.request.kind === 'still' ? 'still' : 'take';
  if (missing.length > 0) return `${namesOf(missing)}, ${counted(missing.length, what)}, ${dollars(usd)}`;
  if (takes.length > 0) return `there already: ${what} ${takes.map(({number}) => number).join(', ')}`;
  return choice.candidate ? nameOf(choice.candidate) : 'nobody';
}

/** Before a still is picked nothing that moves is bought; what it would cost is told. */
function whatFollows(plan: ShotPlan): string[] {
  if (plan.want.request.kind !== 'still') return [];
  const there = plan.takes.some((each) => each.there);
  return [`  ${there ? waitFor(plan) : `stills first; then ${thenMoves(plan)}`}`];
}

/** Of shots that go on only when a person has picked a still, or has shot them: what they wait for. */
export const describeStillsToPick = ({shots}: ShootPlan): string[] =>
  shots.flatMap((plan) => {
    const {shot, format, request} = plan.want;
    if (shot.mustShoot) return `${shot.id} in ${format}: it must be shot, and waits for a clip of its own`;
    return request.kind === 'still' ? `${shot.id} in ${format}: ${waitFor(plan)}` : [];
  });

const waitFor = (plan: ShotPlan): string =>
  `it waits until a still is picked (tenspot pick ${plan.want.shot.id} <take>); then ${thenMoves(plan)}`;

const thenMoves = ({motion}: ShotPlan): string =>
  motion ? `motion by ${motion.model}, about ${dollars(motion.usd)}` : 'motion, which nobody can make';

/** What was thought of a model before, what people said, and what is thought now. */
const record = ({acceptance: {prior, accepted, rejected, mean}}: Candidate): string =>
  accepted + rejected === 0
    ? `prior ${percent(prior)}`
    : `prior ${percent(prior)}, ${accepted} kept, ${rejected} rejected, now ${percent(mean)}`;

/** Those that are out for one reason, together. */
function refusals(refused: ShotPlan['route']['refused']): string[] {
  const groups = Map.groupBy(refused, ({why}) => why);
  return [...groups].map(
    ([why, models]) =>
      `  out   ${why}: ${models.map(({provider, model}) => `${provider}/${model}`).join(', ')}`,
  );
}

const namesOf = (takes: readonly PlannedTake[]): string =>
  [...new Set(takes.flatMap(({ranked: [first]}) => (first ? [nameOf(first)] : [])))].join(', ');
const nameOf = ({provider, model}: Pick<Candidate, 'provider' | 'model'>): string => `${provider}/${model}`;
const counted = (count: number, what = 'take'): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const signed = (worth: number): string => `${worth < 0 ? '-' : '+'}${Math.abs(worth).toFixed(2)}`;
const bold = (text: string): string => styleText('bold', text, {stream: process.stdout});
