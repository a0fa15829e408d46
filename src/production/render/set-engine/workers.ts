import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';

const CORES = availableParallelism();
const WORKERS = Math.max(1, Math.min(4, CORES));

/** A queue with one job for each core, at most four, so that no job waits for a core and memory stays bounded. */
export const workers = (): PQueue => new PQueue({concurrency: WORKERS});

/** Threads of one job. One thread costs less than two for the same work; only the last job gets all cores. */
export const threadsOf = (last: boolean): number => (last ? CORES : Math.max(1, Math.floor(CORES / WORKERS)));
