import {parentPort, Worker} from 'node:worker_threads';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** A thread of this process that answers what it is asked, one thing after the other. */
export type Thread<Ask, Answer> = {
  ask: (ask: Ask) => Promise<Answer>;
  /** Ends it. What it has not answered by then is refused. */
  close: () => Promise<void>;
};

type Reply<Answer> = {answer: Answer} | {problems: readonly Problem[]} | {error: unknown};

/** Starts a module as a thread. It is there to keep heavy work with large buffers away from everything else. */
export function openThread<Ask, Answer>(script: URL): Thread<Ask, Answer> {
  const worker = new Worker(script);
  // A process that has nothing else to do may end.
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

/** In a module that was started as a thread: what it answers. */
export function answerAll<Ask, Answer>(work: (ask: Ask) => Promise<Answer>): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (ask: Ask) => {
    last = last.then(async () => {
      const reply: Reply<Answer> = await work(ask).then(
        (answer) => ({answer}),
        // An error comes to the other side as what it says, and not as what it is.
        (error: unknown) => (error instanceof TenspotError ? {problems: error.problems} : {error}),
      );
      parentPort?.postMessage(reply);
    });
  });
}
