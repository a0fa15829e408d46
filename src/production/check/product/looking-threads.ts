import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import {FROM_SOURCE} from '../../../machine/browser/protocol.ts';
import {openThread, type Thread} from '../../../machine/process/worker-thread.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {LookAnswer, LookRequest} from './looking-thread.ts';

/** Milliseconds for a take: a start, and so many for each frame. */
const PATIENCE = {start: 90_000, frame: 20_000};

/** Threads that look at takes: one for each core, at most two, because each holds its own WebAssembly and the photos of all products. */
export const LOOKING_THREADS = Math.max(1, Math.min(2, availableParallelism()));

type Looking = Thread<LookRequest, LookAnswer>;

/** Threads that look at takes. */
export type LookingThreads = {
  /** Looks at a take, or says why it could not. Errors: those of reading its file, and the signal's reason. */
  ask: (request: LookRequest) => Promise<LookAnswer | {failed: string}>;
  close: () => Promise<void>;
};

/** How many frames of a take are looked at. */
const framesOf = ({sampled, faces, pictures}: LookRequest): number =>
  new Set([...sampled, ...faces, ...pictures.map(({frame}) => frame)]).size;

/** The threads start with the first takes, and none after the signal. */
export function openLookingThreads(signal: AbortSignal | undefined): LookingThreads {
  const threads = new Set<Looking>();
  const idle: Looking[] = [];

  const askNow = async (request: LookRequest): Promise<LookAnswer | {failed: string}> => {
    signal?.throwIfAborted();
    const own: Looking =
      idle.pop() ??
      openThread(new URL(FROM_SOURCE ? './looking-thread.ts' : './looking-thread.js', import.meta.url));
    threads.add(own);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<{failed: string}>((resolve) => {
      const most = PATIENCE.start + PATIENCE.frame * framesOf(request);
      timer = setTimeout(() => resolve({failed: `no result within ${most / 1000} s`}), most);
    });
    const asked = own.ask(request).catch((error: unknown) => {
      if (error instanceof TenspotError && error.problems[0]?.code !== 'package-missing') throw error;
      return {failed: String((error as Error).message ?? error)};
    });
    try {
      const answer = await Promise.race([asked, late]);
      if (!('failed' in answer)) idle.push(own);
      return answer;
    } finally {
      clearTimeout(timer);
      // The WebAssembly hangs or has aborted: the next take gets a new thread.
      if (!idle.includes(own)) {
        threads.delete(own);
        await own.close();
      }
    }
  };

  // As many takes at a time as there are threads, so that the limit of time of a take begins with its turn. The text of one is read while a thread looks at the next.
  const turns = new PQueue({concurrency: LOOKING_THREADS});
  const ask = (request: LookRequest): ReturnType<typeof askNow> => turns.add(() => askNow(request));
  return {
    ask,
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}
