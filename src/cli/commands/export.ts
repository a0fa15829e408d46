import {relative} from 'node:path';
import {exportOtio} from '../../node/edit-timeline.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder} from '../arguments/values.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {sandbox: boolean; out?: string; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('export')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/otio/<variant>/']})
    .description('Hands variants to other programs.')
    .addCommand(otioCommand(signal));

const otioCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('otio')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/otio/<variant>/']})
    .description(
      'Writes a variant as an OpenTimelineIO timeline, with its media beside it: takes with handles, graphics with alpha, sound, and the notes of the review as markers.',
    )
    .argument('<variant>', 'the id of the variant')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--sandbox', 'use the takes of `shoot --sandbox`', false)
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (variant: string, spot: string | undefined, {sandbox, out, json}: Flags) => {
      const project = await openHere(out);
      const result = await exportOtio(project, {variant, spot, sandbox, signal, onProgress: openProgress()});
      printResult(json, result, [
        relative(process.cwd(), result.file),
        `${result.media.length} files of media beside it`,
        ...result.missing.map(
          (slot) => `the slot ${slot} has no clip yet: its media is missing in the timeline`,
        ),
        ...result.warnings,
      ]);
      return EXIT.done;
    });
