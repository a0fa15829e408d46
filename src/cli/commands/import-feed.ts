import {type ImportFeedResult, importFeed} from '../../node/import-feed.ts';
import {EXIT, sentence} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {dryRun: boolean; json: boolean};

export const feedCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('feed')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['feed/ of the spot']})
    .description(
      'Fetches the pictures of those feed products that a spot uses. Fetches only from the hosts in `feed.hosts` of variants.yaml. Exit code 3 if a picture could not be fetched.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--dry-run', 'print what would be fetched; fetch nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, {dryRun, json}: Flags) => {
      const project = await openHere();
      const result = await importFeed(project, {spot, dryRun, signal, onProgress: openProgress()});
      printResult(json, {dryRun, ...result}, describe(result, dryRun));
      return result.problems.length > 0 ? EXIT.someFailed : EXIT.done;
    });

const describe = ({fetched, problems}: ImportFeedResult, dryRun: boolean): string[] => [
  ...fetched.map(({product, url, file}) => (dryRun ? `${product}: ${url}` : `${product}: ${file}`)),
  ...problems.map(sentence),
  `${fetched.length} ${fetched.length === 1 ? 'picture' : 'pictures'} ${dryRun ? 'would be fetched' : 'fetched'}${problems.length > 0 ? `, ${problems.length} not` : ''}`,
];
