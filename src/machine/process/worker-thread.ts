import {parentPort, Worker} from 'node:worker_threads';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** A worker thread that answers requests one after the other, in order. */
export type Thread<Ask, Answer> = {
  ask: (ask: Ask) => Promise<Answer>;
  /** Ends the thread. Requests without an answer are rejected. */
  close: () => Promise<void>;
};

type Reply<Answer> = {answer: Answer} | {problems: readonly Problem[]} | {error: unknown};

/** Starts a module that calls `answerAll` as a worker thread. For heavy work on large buffers. */
export function openThread<Ask, Answer>(script: URL): Thread<Ask, Answer> {
  const worker = new Worker(script);
  // An idle thread does not keep the process running.
  worker.unref();
  const waiting: {resolve: (answer: Answer) => void; reject: (error: unknown) => void}[] = [];
  let ended: {why: unknown} | undefined;
  const fail = (why: unknown): void => {
    ended ??= {why};
    for (const {reject} of waiting.splice(0)) reject(ended.why);
  };
  worker.on('message', (reply: Reply<Answer>) => {
    const first = waiting.shift();
    if ('problems' in reply) first?.reject(new TenspotError(reply.problems));
    else if ('error' in reply) first?.reject(reply.error);
    else first?.resolve(reply.answer);
    if (waiting.length === 0) worker.unref();
  });
  worker.once('error', fail);
  worker.once('exit', () => fail(new Error('a thread ended before it had answered')));
  return {
    ask: (ask) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.why);
        waiting.push({resolve, reject});
        worker.ref();
        worker.postMessage(ask);
      }),
    close: async () => void (await worker.terminate()),
  };
}

/** Answers the requests of `openThread` with `work`. To be called in the module that it starts. */
export function answerAll<Ask, Answer>(work: (ask: Ask) => Promise<Answer>): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (ask: Ask) => {
    last = last.then(async () => {
      const reply: Reply<Answer> = await work(ask).then(
        (answer) => ({answer}),
        // Structured cloning loses the class of an error, so a TenspotError is sent as its problems.
        (error: unknown) => (error instanceof TenspotError ? {problems: error.problems} : {error}),
      );
      parentPort?.postMessage(reply);
    });
  });
}
