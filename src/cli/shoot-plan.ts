import {styleText} from 'node:util';
import type {ShootPlan, ShotPlan} from '../production/shoot/route/plan-shoot.ts';
import type {Candidate} from '../spot/routing/route.ts';

/** Candidates that are told with their reasons; the others by score and price. */
const TOLD = 3;

/** A plan in lines: of every shot who would make it, why, what would be altered, who could not, and the price of all. */
export function describePlan({shots, usd}: ShootPlan): string[] {
  if (shots.length === 0) return ['every shot has its photo or clip: nothing is to be bought'];
  const open = shots.filter(({choice}) => choice.candidate === null).length;
  const takes = shots.reduce((sum, {takes: count}) => sum + count, 0);
  const rest = open > 0 ? `; ${open} ${open === 1 ? 'shot' : 'shots'} that nobody can make` : '';
  return [
    ...shots.flatMap(describeShot),
    bold(`${takes} ${takes === 1 ? 'take' : 'takes'}, ${dollars(usd)} at most${rest}. Nothing was sent.`),
  ];
}

function describeShot({want, route, choice, takes, usd}: ShotPlan): string[] {
  const {shot, format, seconds, variants} = want;
  const who = choice.candidate
    ? `${nameOf(choice.candidate)}, ${takes} ${takes === 1 ? 'take' : 'takes'}, ${dollars(usd)}`
    : 'nobody';
  const shown = `${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}`;
  return [
    `${bold(shot.id)}  ${shot.kind}, ${format}, ${seconds} s, in ${shown}: ${bold(who)}`,
    ...(choice.continuity ? [`  ${choice.continuity}`] : []),
    ...route.candidates.flatMap((candidate, at) => [
      `  ${candidate.score.toFixed(2)}  ${nameOf(candidate).padEnd(28)} ${dollars(candidate.usd)} a take`,
      ...(at < TOLD
        ? candidate.reasons
            .filter(({worth}) => Math.abs(worth) >= 0.005)
            .map(({worth, why}) => `      ${signed(worth)}  ${why}`)
        : []),
    ]),
    ...refusals(route.refused),
  ];
}

/** Those that are out for one reason, together. */
function refusals(refused: ShotPlan['route']['refused']): string[] {
  const groups = Map.groupBy(refused, ({why}) => why);
  return [...groups].map(
    ([why, models]) =>
      `  out   ${why}: ${models.map(({provider, model}) => `${provider}/${model}`).join(', ')}`,
  );
}

const nameOf = ({provider, model}: Pick<Candidate, 'provider' | 'model'>): string => `${provider}/${model}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
const signed = (worth: number): string => `${worth < 0 ? '-' : '+'}${Math.abs(worth).toFixed(2)}`;
const bold = (text: string): string => styleText('bold', text, {stream: process.stdout});
