type Waiting = {
  /** Is aborted with the first error, so that the rest of the work ends soon. */
  stop?: AbortController;
  /** The work that has to end before the error is thrown: what uses things that the caller closes then. Default: all of it. */
  own?: readonly unknown[];
};

/** Waits for all of some work. If one fails, its error is thrown when its own work has ended. */
export async function together<W extends readonly unknown[]>(
  work: readonly [...W],
  {stop, own = work}: Waiting = {},
): Promise<{-readonly [At in keyof W]: Awaited<W[At]>}> {
  try {
    return await Promise.all(work);
  } catch (error) {
    stop?.abort(error);
    await Promise.allSettled(own);
    throw error;
  }
}
