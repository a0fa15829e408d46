import {join} from 'node:path';
import {holding} from '../../machine/process/lock.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Production} from '../project/open-project.ts';

/** Work on a spot's masters, of which only one run at a time may do any. Other spots are free. */
export const holdingSpot = <T>({workspace, spot}: Production, work: () => Promise<T>): Promise<T> =>
  holding(
    join(workspace.home, 'locks', spot.id),
    (holder) =>
      new TenspotError({
        code: 'spot-busy',
        what: `another run is making the spot "${spot.id}"`,
        where: {file: join(workspace.out, spot.id)},
        expected: 'one run at a time for a spot',
        got: holder ? `process ${holder.pid}, at it since ${holder.since}` : 'a run that has just begun',
        fix: `Wait until it has ended${holder ? `, or end it (kill ${holder.pid}),` : ''} and run the same command again. Another spot can be made meanwhile.`,
      }),
    work,
  );
