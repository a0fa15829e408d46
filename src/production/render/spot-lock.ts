import {join} from 'node:path';
import {type LockHolder, withLock} from '../../machine/process/lock.ts';
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
        got: describeHolder(holder),
        fix: `Wait until it has ended${holder && !holder.here ? `, or end it (kill ${holder.pid}),` : ''} and run the same command again. You can render other spots meanwhile.`,
      }),
    work,
  );

function describeHolder(holder: LockHolder | undefined): string {
  if (!holder) return 'a run that has just started';
  const {pid, since, here} = holder;
  return `${here ? 'another call in this process' : `process ${pid}`}, since ${since}`;
}
