import {type SpotStatus, statusOf} from '../../production/project/status.ts';
import {findWorkspace} from '../../production/project/workspace.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  new TenspotCommand('status')
    .description('Shows the last render of every spot in the workspace.')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async ({json}: {json: boolean}) => {
      const spots = await statusOf(await findWorkspace(process.cwd()));
      process.stdout.write(
        json ? `${JSON.stringify({spots})}\n` : spots.map((spot) => `${describe(spot)}\n`).join(''),
      );
      return EXIT.done;
    });

const describe = ({spot, rendered, proof}: SpotStatus): string =>
  [
    spot,
    ...(rendered ? [`${counts(rendered)}  rendered ${rendered.at}`] : []),
    ...(proof ? [`proofs: ${counts(proof)}  rendered ${proof.at}`] : []),
    ...(rendered || proof ? [] : ['never rendered']),
  ].join('  ');

const counts = ({done, failed, skipped, missing}: NonNullable<SpotStatus['rendered']>): string =>
  [
    `${done} done`,
    ...(failed ? [`${failed} failed`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(missing.length ? [`${missing.length} files missing`] : []),
  ].join(', ');
