import {type DeliverOptions, deliver, deliverByPerson, type FillChoice} from '../../node/deliver.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {type OverrideFlags, requestOverride, toGates} from '../arguments/override-flags.ts';
import {toFolder, toNames} from '../arguments/values.ts';
import {describeDelivery} from '../output/describe-delivery.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = OverrideFlags & {
  placement: string[];
  only: string[];
  approved: boolean;
  to?: string;
  name?: string;
  diff?: string;
  zip: boolean;
  bulk: boolean;
  fill: FillChoice[];
  sandbox: boolean;
  out?: string;
  dryRun: boolean;
  json: boolean;
};

/** Reads `sheet.csv` or `meta-reels=sheet.csv`. */
function toFill(text: string, before: readonly FillChoice[]): FillChoice[] {
  const [, placement, sheet = text] = /^([a-z0-9][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  return [...before, {sheet: toFolder(sheet), ...(placement === undefined ? {} : {placement})}];
}

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('deliver')
    .has({
      cost: 'writes',
      reads: [...SPOT_DOCUMENTS, 'brief'],
      writes: [
        'out/<spot>/deliveries/<delivery>/, or the folder of --to',
        'beside it: <delivery>.costs.csv; with --zip: <delivery>.zip',
        'with --override: compositions/spots/<spot>/rounds/review.jsonl',
      ],
    })
    .description(
      'Delivers the approved masters of a spot to placements: one folder with files, covers, captions, sheets and checksums. Exit code 4 when a gate is red; then nothing is written.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option(
      '--placement <ids>',
      'where the ads run (meta-reels); commas between several, or repeat --placement; default: the placements of the variants, or else of brief.md',
      toNames('ids of placements (meta-reels)'),
      [],
    )
    .option(
      '--only <ids>',
      'only variants with these ids (ice-shop) or axis values (hook=ice); commas between several, or repeat --only',
      toNames('ids of variants (ice-shop) or axis values (hook=ice)'),
      [],
    )
    .option('--approved', 'leave out variants that are not approved, instead of delivering nothing', false)
    .option('--to <folder>', 'the folder of the delivery; it must not exist', toFolder)
    .option(
      '--name <pattern>',
      'the pattern of file names; default: {spot}_{variant}_{placement}_{size}_{seconds}s_r{round}',
    )
    .option('--diff <folder>', 'an earlier delivery: say what is new, changed, withdrawn and final', toFolder)
    .option('--zip', 'also write a ZIP archive beside the folder', false)
    .option('--bulk', "also write the sheets of the platforms' imports; every ad in them is paused", false)
    .option(
      '--fill <[placement=]csv>',
      'fill in a sheet that the account exported, or the template of its platform, with the ads of a placement; repeat --fill for several sheets; default: the only platform',
      toFill,
      [],
    )
    .option(
      '--override <gates>',
      'deliver although these gates are red: check, decision, placeholder, captions, rights, text',
      toGates,
      [],
    )
    .option('--by <who>', 'with --override: your name, for the receipt and the log of the review')
    .option('--why <reason>', 'with --override: the reason, for the receipt and the log of the review')
    .option(
      '--sandbox',
      'look at what was made from the takes of the sandbox; such masters are refused',
      false,
    )
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option(
      '--dry-run',
      'make everything in temporary files, print what would be delivered, and keep nothing',
      false,
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, flags: Flags) => {
      const {
        placement: placements,
        only,
        approved: approvedOnly,
        to,
        name,
        diff: earlier,
        zip,
        sandbox,
      } = flags;
      const {out, dryRun, json, bulk, fill} = flags;
      const override = requestOverride(flags);
      const project = await openHere(out);
      const options: DeliverOptions = {
        ...{spot, placements, only, approvedOnly, to, name, earlier, zip, bulk, fill, sandbox, dryRun},
        ...{signal, onProgress: openProgress()},
      };
      const result = await (override
        ? deliverByPerson(project, options, override)
        : deliver(project, options));
      printResult(json, {dryRun, ...result}, describeDelivery(result, project.root, dryRun));
      return result.pass ? EXIT.done : EXIT.gate;
    });
