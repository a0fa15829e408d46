import {join} from 'node:path';
import {type NotedHashes, openNotedHashes} from '../../machine/files/noted-hashes.ts';
import type {Workspace} from '../project/workspace.ts';

/**
 * The hashes of the masters of a spot, for what looks at masters that it does not publish: a batch of 1,000 has gigabytes. A render reads each master that it
 * reuses, so that a damaged one is made again.
 */
export const masterHashes = (
  {home}: Pick<Workspace, 'home'>,
  spot: string,
  proof: boolean,
): Promise<NotedHashes> => openNotedHashes(join(home, 'hashes', `${spot}${proof ? '.proof' : ''}.json`));
