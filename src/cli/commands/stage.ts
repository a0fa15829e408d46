import {stage} from '../../node/stage.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Options = {list: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('stage')
    .has({cost: 'free', reads: SPOT_DOCUMENTS, writes: ['.tenspot/remotion/']})
    .description(
      'Stages variants for `npx remotion`, and prints the ids of their compositions. remotion.config.ts runs it for each command.',
    )
    .argument(
      '[compositions...]',
      'ids of compositions; other words are ignored. Default, and where none is an id: all',
    )
    .option('--list', 'stage nothing, only list the compositions', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (compositions: string[], {list, json}: Options) => {
      const result = await stage(await openHere(), {
        compositions,
        list,
        signal,
        onProgress: openProgress(),
      });
      printResult(
        json,
        result,
        result.compositions.map(({id}) => id),
      );
      return EXIT.done;
    });
