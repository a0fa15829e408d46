import {review} from '../../node/review.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder} from '../arguments/values.ts';
import {describeReview} from '../output/describe-review.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {applyCommand} from './review-apply.ts';

type Flags = {out?: string; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('review')
    .has({cost: 'free', reads: SPOT_DOCUMENTS, writes: []})
    .description('Shows the rounds and notes of a review, and which masters are approved as they are now.')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--json', 'print one JSON object on stdout', false)
    .addCommand(applyCommand(signal))
    .runs(async (spot: string | undefined, {out, json}: Flags) => {
      const project = await openHere(out);
      const result = await review(project, {spot, signal, onProgress: openProgress()});
      printResult(json, result, describeReview(result));
      return EXIT.done;
    });
