import {Command} from 'commander';
import {type SpotStatus, statusOf} from '../../production/project/status.ts';
import {findWorkspace} from '../../production/project/workspace.ts';

export const command = (): Command =>
  new Command('status')
    .description('Says how every spot of the workspace stands.')
    .option('--json', 'print one JSON object on stdout', false)
    .action(async ({json}: {json: boolean}) => {
      const spots = await statusOf(await findWorkspace(process.cwd()));
      process.stdout.write(
        json ? `${JSON.stringify({spots})}\n` : spots.map((spot) => `${describe(spot)}\n`).join(''),
      );
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
    ...(missing.length ? [`${missing.length} files gone`] : []),
  ].join(', ');
