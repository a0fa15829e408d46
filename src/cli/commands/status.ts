import {status} from '../../node/status.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Status = Awaited<ReturnType<typeof status>>[number];

export const command = (): TenspotCommand =>
  new TenspotCommand('status')
    .has({cost: 'free'})
    .description('Shows the last render of every spot in the workspace.')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async ({json}: {json: boolean}) => {
      const spots = await status(await openHere());
      printResult(json, {spots}, spots.map(describe));
      return EXIT.done;
    });

const describe = ({spot, rendered, proof}: Status): string =>
  [
    spot,
    ...(rendered ? [`${counts(rendered)}  rendered ${rendered.at}`] : []),
    ...(proof ? [`proofs: ${counts(proof)}  rendered ${proof.at}`] : []),
    ...(rendered || proof ? [] : ['never rendered']),
  ].join('  ');

const counts = ({done, failed, skipped, missing}: NonNullable<Status['rendered']>): string =>
  [
    `${done} done`,
    ...(failed ? [`${failed} failed`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(missing.length ? [`${missing.length} files missing`] : []),
  ].join(', ');
