import type {ShootPlan} from '../../node/plan.ts';
import type {PlannedBed} from '../../node/planned-bed.ts';
import type {PlannedLine} from '../../node/planned-line.ts';
import type {PlannedModel, PlannedShot} from '../../node/planned-shot.ts';
import {styleText} from './terminal.ts';

/** How many candidates of a shot are printed with their reasons. The others have one line each. */
const WITH_REASONS = 3;

/**
 * A plan in lines: for each shot its model, why, what it would alter, which models cannot make it; then the total price, and the command
 * that buys it. `command` and `options`: those that the plan was made with.
 */
export function describePlan(
  {id, spot, shots, lines, beds, usd}: ShootPlan,
  {command, options}: {command: 'shoot' | 'make'; options: string},
): string[] {
  if (shots.length + lines.length + beds.length === 0)
    return ['Every shot has its photo or clip: there is nothing to buy.'];
  const unmakeable = shots.filter(({model}) => model === null).length;
  const takes = shots.flatMap(({numbers}) => numbers);
  const missing = takes.filter(({there}) => !there).length;
  const open = [...countOpen(lines, 'line'), ...countOpen(beds, 'bed')];
  const facts = [
    `${counted(missing)}${open.map((what) => ` and ${what}`).join('')} to buy, ${dollars(usd)} at most`,
    ...(takes.length > missing ? [`${takes.length - missing} bought already`] : []),
    ...(unmakeable > 0 ? [`no model can make ${counted(unmakeable, 'shot')}`] : []),
  ];
  return [
    ...shots.flatMap(describeShot),
    ...lines.map(describeLine),
    ...beds.map(describeBed),
    ...unsetKeys(shots),
    bold(`${facts.join('; ')}. This is only a plan: nothing was bought.`),
    ...(usd > 0 || missing > 0 || open.length > 0
      ? [
          `to buy exactly this: tenspot ${command} ${spot}${options} --plan ${id} --max-cost ${Math.ceil(usd)}`,
        ]
      : []),
  ];
}

/** How many of these are still to be bought, in words. Empty for none. */
function countOpen(plans: readonly Pick<PlannedLine, 'there' | 'closed'>[], what: string): string[] {
  const open = plans.filter(({there, closed}) => !there && closed === undefined);
  return open.length > 0 ? [counted(open.length, what)] : [];
}

const describeLine = ({slot, text, ...plan}: PlannedLine): string =>
  `${bold(`voice in ${slot}`)}  ${describeNamedModel(plan)}  ${text}`;

const describeBed = ({bed, seconds, prompt, ...plan}: PlannedBed): string =>
  `${bold(`bed ${bed}`)}  ${seconds} s, ${describeNamedModel(plan)}  ${prompt}`;

/** The model that a document names, its price or why it cannot be used, and what it alters. */
function describeNamedModel({
  variants,
  model,
  there,
  closed,
  usd,
  altered,
}: Pick<PlannedLine, 'variants' | 'model' | 'there' | 'closed' | 'usd' | 'altered'>): string {
  const what = there ? 'bought already' : (closed ?? dollars(usd));
  const changes = altered.map(({field, asked, becomes}) => `; ${field} ${asked} becomes ${becomes}`).join('');
  return `in ${counted(variants.length, 'variant')}: ${bold(model)}, ${what}${changes}`;
}

function describeShot(shot: PlannedShot): string[] {
  const {continuity, candidates, refused} = shot;
  return [
    `${bold(shot.shot)}  ${shot.kind}, ${shot.format}, ${shot.seconds} s, in ${counted(shot.variants.length, 'variant')}: ${bold(whoMakes(shot))}`,
    ...nextStep(shot),
    ...(continuity ? [`  ${continuity}`] : []),
    ...candidates.flatMap((candidate, rank) => [
      `  score ${candidate.score.toFixed(2).padStart(5)}  ${nameOf(candidate).padEnd(29)} ${dollars(candidate.usd).padStart(6)} a take  ${record(candidate)}`,
      ...(rank < WITH_REASONS
        ? candidate.reasons
            .filter(({worth}) => Math.abs(worth) >= 0.005)
            .map(({worth, why}) => `      ${signed(worth)}  ${why}`)
        : []),
    ]),
    ...refusals(refused),
  ];
}

function whoMakes({still, numbers, usd, model}: PlannedShot): string {
  const missing = numbers.filter(({there}) => !there);
  const what = still ? 'still' : 'take';
  if (missing.length > 0) return `${namesOf(missing)}, ${counted(missing.length, what)}, ${dollars(usd)}`;
  if (numbers.length > 0) return `bought already: ${what} ${numbers.map(({number}) => number).join(', ')}`;
  return model ?? 'no model';
}

/** Motion is bought only after a still is picked: until then its price is only printed. */
function nextStep(shot: PlannedShot): string[] {
  if (!shot.still) return [];
  const there = shot.numbers.some((each) => each.there);
  return [`  ${there ? waitsForPick(shot) : `stills first; then ${thenMotion(shot)}`}`];
}

/** The shots that wait for a person: for a picked still, or for a clip that has to be filmed. */
export const describeStillsToPick = ({shots}: ShootPlan): string[] =>
  shots.flatMap((shot) => {
    const {format, still, mustShoot} = shot;
    if (mustShoot) return `${shot.shot} in ${format}: it has to be filmed, and waits for its clip`;
    return still ? `${shot.shot} in ${format}: ${waitsForPick(shot)}` : [];
  });

const waitsForPick = (shot: PlannedShot): string =>
  `it waits until a still is picked (tenspot pick ${shot.shot} <take>); then ${thenMotion(shot)}`;

const thenMotion = ({motion}: PlannedShot): string =>
  motion ? `motion by ${motion.model}, about ${dollars(motion.usd)}` : 'motion, which no model can make';

/** The acceptance of a model: assumed before, then with the verdicts on its takes. */
const record = ({prior, evidence: {kept, rejected}, posterior: {mean}}: PlannedModel): string =>
  kept + rejected === 0
    ? `expected to be kept: ${percent(prior)}`
    : `expected to be kept: ${percent(mean)} (${percent(prior)} before ${kept} kept, ${rejected} rejected)`;

type Refused = PlannedShot['refused'][number];
type Closed = Refused & Required<Pick<Refused, 'opensWith'>>;

/** Whether only a key is missing to use a model. */
const isClosed = (option: Refused): option is Closed => option.opensWith !== undefined;

/** The models that cannot make a shot: those of which only a key is missing, with their prices, then those with the same reason together. */
function refusals(refused: PlannedShot['refused']): string[] {
  const [closed, others] = [refused.filter(isClosed), refused.filter((each) => !isClosed(each))];
  const priced = closed.sort((a, b) => a.opensWith.usd - b.opensWith.usd);
  const groups = Map.groupBy(others, ({why}) => why);
  return [
    ...priced.map(
      (each) =>
        `  with ${each.opensWith.keys.join(' and ').padEnd(21)} ${nameOf(each).padEnd(29)} ${dollars(each.opensWith.usd).padStart(6)} a take`,
    ),
    ...[...groups].map(([why, models]) => `  not used  ${models.map(nameOf).join(', ')}: ${why}`),
  ];
}

/** One line for all keys that would open more models. */
function unsetKeys(shots: readonly PlannedShot[]): string[] {
  const closed = shots.flatMap(({refused}) => refused.filter(isClosed));
  const keys = [...new Set(closed.flatMap(({opensWith}) => opensWith.keys))].sort();
  return keys.length === 0
    ? []
    : [`Not set: ${keys.join(', ')}. Set one to use the models above that name it.`];
}

const namesOf = (takes: PlannedShot['numbers']): string =>
  [...new Set(takes.flatMap(({model}) => model ?? []))].join(', ');
const nameOf = ({provider, model}: Pick<PlannedModel, 'provider' | 'model'>): string =>
  `${provider}/${model}`;
const counted = (count: number, what = 'take'): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const signed = (worth: number): string => `${worth < 0 ? '-' : '+'}${Math.abs(worth).toFixed(2)}`;
const bold = (text: string): string => styleText('bold', text, {stream: process.stdout});
