/** Milliseconds between two questions for a copy that is being made. */
const AGAIN = 1000;

/** Loads a file of the server as a whole. It asks again while the file is being made. Undefined if there is none, or when the signal ended it. */
export async function loadCopy(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  while (!signal.aborted) {
    // A copy that cannot be loaded leaves the still.
    const response = await fetch(url, {signal}).catch(() => undefined);
    if (response?.status !== 202) return response?.ok ? response.blob().catch(() => undefined) : undefined;
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
  return undefined;
}
