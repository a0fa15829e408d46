import {plan} from '../../node/plan.ts';
import {shoot} from '../../node/shoot.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {planFlag} from '../arguments/plan-flag.ts';
import {toCount, toNames, toUsd} from '../arguments/values.ts';
import {describePlan, describeStillsToPick} from '../output/describe-plan.ts';
import {describeBed, describeBought, describeSpoken} from '../output/describe-purchases.ts';
import {describeCosts} from '../output/describe-takes.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {
  plan?: string | true;
  sandbox: boolean;
  maxCost?: number;
  takes?: number;
  shot: string[];
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('shoot')
    .has({
      cost: 'spends',
      reads: SPOT_DOCUMENTS,
      writes: [
        'vault/',
        'for a bed that is bought: its track, rights.yaml and brand.yaml in the folder of the brand',
      ],
    })
    .description(
      'Buys takes, which are clips that models generate for the shots of a spot; the lines that voices of the brand speak; and the beds that the brand describes.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option(
      '--plan [id]',
      'print which model would make each shot, why, and its price; buy nothing. With the id of a printed plan: buy exactly what it says, or refuse if anything has changed',
    )
    .option(
      '--max-cost <usd>',
      'the most that this run may spend, in US dollars; without it, the command buys nothing',
      toUsd,
    )
    .option(
      '--sandbox',
      'use fake vendors on this machine, with their own ledger and takes; needs no key and costs nothing',
      false,
    )
    .option(
      '--takes <n>',
      'buy until each shot has this many takes that are not rejected, 1 to 8; default: the number in the policy of shots.yaml, and none once a take is picked',
      (text: string) => toCount(text, 1, 8),
    )
    .option(
      '--shot <ids>',
      'only these shots; commas between several, or repeat --shot; default: all',
      toNames('ids of shots, with commas between them'),
      [],
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs((spot: string | undefined, flags: Flags) => shootSpot(spot, flags, signal));

async function shootSpot(
  named: string | undefined,
  {plan: planned, sandbox, maxCost, takes, shot: shots, json}: Flags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const project = await openHere();
  const {id, spot = named} = planFlag(planned, named);
  const onProgress = openProgress();
  const options = {spot, sandbox, takes, shots, signal, onProgress};
  if (planned !== undefined && id === undefined) {
    const result = await plan(project, options);
    printResult(
      json,
      result,
      describePlan(result, {command: 'shoot', options: optionsOf({sandbox, takes, shot: shots})}),
    );
    return EXIT.done;
  }
  const {
    plan: done,
    bought,
    spoken,
    beds,
    bills,
    costs,
    complete,
  } = await shoot(project, {...options, maxCost, plan: id});
  printResult(json, {plan: done.id, bought, spoken, beds, bills, costs}, [
    ...bought.map((take) => describeBought(take, done.spot, process.stdout)),
    ...spoken.map((line) => describeSpoken(line, done.spot, process.stdout)),
    ...beds.map((bed) => describeBed(bed, process.stdout)),
    ...describeStillsToPick(done),
    ...(costs.shots.length > 0 ? ['', ...describeCosts(costs)] : []),
  ]);
  return complete ? EXIT.done : EXIT.someFailed;
}

/** The options of a plan, as they are typed: the same plan has them again. */
const optionsOf = ({sandbox, takes, shot}: Pick<Flags, 'sandbox' | 'takes' | 'shot'>): string =>
  [
    ...(sandbox ? [' --sandbox'] : []),
    ...(takes === undefined ? [] : [` --takes ${takes}`]),
    ...(shot.length > 0 ? [` --shot ${shot.join(',')}`] : []),
  ].join('');
