import {styleText} from 'node:util';
import type {PlannedTake, ShotPlan, SpotPlan} from '../../production/shoot/route/plan-shoot.ts';
import type {Candidate} from '../../spot/routing/route.ts';

/** How many candidates of a shot are printed with their reasons. The others have one line each. */
const WITH_REASONS = 3;

/** A plan in lines: for each shot its model, why, what it would alter, which models cannot make it; then the total price. */
export function describePlan({shots, usd}: SpotPlan): string[] {
  if (shots.length === 0) return ['Every shot has its photo or clip: there is nothing to buy.'];
  const unmakeable = shots.filter(({choice}) => choice.candidate === null).length;
  const takes = shots.flatMap((shot) => shot.takes);
  const missing = takes.filter(({there}) => !there).length;
  const facts = [
    `${counted(missing)} to buy, ${dollars(usd)} at most`,
    ...(takes.length > missing ? [`${takes.length - missing} bought already`] : []),
    ...(unmakeable > 0 ? [`no model can make ${counted(unmakeable, 'shot')}`] : []),
  ];
  return [
    ...shots.flatMap(describeShot),
    bold(`${facts.join('; ')}. This is only a plan: nothing was bought.`),
  ];
}

function describeShot(plan: ShotPlan): string[] {
  const {want, route, choice} = plan;
  const {shot, format, seconds, variants} = want;
  return [
    `${bold(shot.id)}  ${shot.kind}, ${format}, ${seconds} s, in ${counted(variants.length, 'variant')}: ${bold(whoMakes(plan))}`,
    ...nextStep(plan),
    ...(choice.continuity ? [`  ${choice.continuity}`] : []),
    ...route.candidates.flatMap((candidate, rank) => [
      `  score ${candidate.score.toFixed(2).padStart(5)}  ${nameOf(candidate).padEnd(29)} ${dollars(candidate.usd).padStart(6)} a take  ${record(candidate)}`,
      ...(rank < WITH_REASONS
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
  if (takes.length > 0) return `bought already: ${what} ${takes.map(({number}) => number).join(', ')}`;
  return choice.candidate ? nameOf(choice.candidate) : 'no model';
}

/** Motion is bought only after a still is picked: until then its price is only printed. */
function nextStep(plan: ShotPlan): string[] {
  if (plan.want.request.kind !== 'still') return [];
  const there = plan.takes.some((each) => each.there);
  return [`  ${there ? waitsForPick(plan) : `stills first; then ${thenMotion(plan)}`}`];
}

/** The shots that wait for a person: for a picked still, or for a clip that has to be filmed. */
export const describeStillsToPick = ({shots}: SpotPlan): string[] =>
  shots.flatMap((plan) => {
    const {shot, format, request} = plan.want;
    if (shot.mustShoot) return `${shot.id} in ${format}: it has to be filmed, and waits for its clip`;
    return request.kind === 'still' ? `${shot.id} in ${format}: ${waitsForPick(plan)}` : [];
  });

const waitsForPick = (plan: ShotPlan): string =>
  `it waits until a still is picked (tenspot pick ${plan.want.shot.id} <take>); then ${thenMotion(plan)}`;

const thenMotion = ({motion}: ShotPlan): string =>
  motion ? `motion by ${motion.model}, about ${dollars(motion.usd)}` : 'motion, which no model can make';

/** The acceptance of a model: assumed before, then with the verdicts on its takes. */
const record = ({acceptance: {prior, accepted, rejected, mean}}: Candidate): string =>
  accepted + rejected === 0
    ? `expected to be kept: ${percent(prior)}`
    : `expected to be kept: ${percent(mean)} (${percent(prior)} before ${accepted} kept, ${rejected} rejected)`;

/** The models that cannot make a shot, those with the same reason together. */
function refusals(refused: ShotPlan['route']['refused']): string[] {
  const groups = Map.groupBy(refused, ({why}) => why);
  return [...groups].map(([why, models]) => `  not used  ${models.map(nameOf).join(', ')}: ${why}`);
}

/** A plan as JSON. */
export const planRecord = ({shots, usd}: SpotPlan): object => ({shots: shots.map(shotRecord), usd});

const shotRecord = ({want, route, choice, takes, usd, motion}: ShotPlan): object => ({
  shot: want.shot.id,
  kind: want.shot.kind,
  format: want.format,
  usd,
  seconds: want.seconds,
  variants: want.variants,
  takes: takes.length,
  numbers: takes.map(({number, there, ranked: [first]}) => ({
    number,
    there,
    model: there || !first ? null : nameOf(first),
  })),
  model: choice.candidate ? nameOf(choice.candidate) : null,
  ...(want.shot.mustShoot ? {waitsFor: 'a clip of its own'} : {}),
  ...(want.request.kind === 'still' ? {still: true, waitsFor: 'a picked still', motion: motion ?? null} : {}),
  continuity: choice.continuity,
  candidates: route.candidates.map(candidateRecord),
  refused: route.refused,
});

const candidateRecord = ({provider, model, score, usd, acceptance, reasons, altered}: Candidate): object => ({
  provider,
  model,
  score,
  usd,
  prior: acceptance.prior,
  evidence: {kept: acceptance.accepted, rejected: acceptance.rejected},
  posterior: {mean: acceptance.mean, spread: acceptance.spread},
  reasons,
  altered,
});

const namesOf = (takes: readonly PlannedTake[]): string =>
  [...new Set(takes.flatMap(({ranked: [first]}) => (first ? [nameOf(first)] : [])))].join(', ');
const nameOf = ({provider, model}: Pick<Candidate, 'provider' | 'model'>): string => `${provider}/${model}`;
const counted = (count: number, what = 'take'): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const signed = (worth: number): string => `${worth < 0 ? '-' : '+'}${Math.abs(worth).toFixed(2)}`;
const bold = (text: string): string => styleText('bold', text, {stream: process.stdout});
