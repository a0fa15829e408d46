import {Command} from 'commander';
import {type SpotStatus, statusOf} from '../../production/status.ts';
import {findWorkspace} from '../../production/workspace/find.ts';

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

function describe({spot, rendered}: SpotStatus): string {
  if (!rendered) return `${spot}  never rendered`;
  const {at, done, failed, skipped, missing} = rendered;
  const parts = [
    `${done} done`,
    ...(failed ? [`${failed} failed`] : []),
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(missing.length ? [`${missing.length} files gone`] : []),
  ];
  return `${spot}  ${parts.join(', ')}  rendered ${at}`;
}
