import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';

const CORES = availableParallelism();
const AT_ONCE = Math.max(1, Math.min(4, CORES));

/** As many at once as there are cores, up to four: so none of them waits for the others, and memory stays in bounds. */
export const workers = (): PQueue => new PQueue({concurrency: AT_ONCE});

/** Threads of each: what one thread does costs less than the same spread over two. Whoever begins last may have all cores. */
export const threadsOf = (last: boolean): number => (last ? CORES : Math.max(1, Math.floor(CORES / AT_ONCE)));
