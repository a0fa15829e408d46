import {join} from 'node:path';
import {withLock} from '../../machine/process/lock.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {SpotProject} from '../project/open-spot.ts';

/** Does work on the masters of a spot while no other run does. Throws when one does. Other spots are not locked. */
export const holdingSpot = <T>(
  {workspace, spot}: Pick<SpotProject, 'workspace' | 'spot'>,
  work: () => Promise<T>,
): Promise<T> =>
  withLock(
    join(workspace.home, 'locks', spot.id),
    (holder) =>
      new TenspotError({
        code: 'spot-busy',
        what: `another run is rendering the spot "${spot.id}"`,
        where: {file: join(workspace.out, spot.id)},
        expected: 'one run at a time for a spot',
        got: holder ? `process ${holder.pid}, since ${holder.since}` : 'a run that has just started',
        fix: `Wait until it has ended${holder ? `, or end it (kill ${holder.pid}),` : ''} and run the same command again. You can render other spots meanwhile.`,
      }),
    work,
  );
