import {copyTo, writeWhole} from '../../machine/files/write-file.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Context, Pending} from '../contract/contract.ts';
import {type Failed, failed, ProviderError} from '../contract/failure.ts';

/** The URL of a result, or the result itself in base64, or its name in the store. The URL may be signed: it is never kept. */
type Result = {url: string; headers?: Record<string, string>} | {data: string} | {stored: string};

/** How a job is. Each poll asks for the result's URL again, because the URL is signed and expires. */
export type JobStatus = Pending | {state: 'done'; result?: Result; usd?: number; conformed?: true} | Failed;

type From = {title: string; hosts: readonly string[]; origin: string | undefined};

const GONE = failed('expired-asset', 'yes', 'expired', 'the result can no longer be fetched');

/**
 * Downloads a result to `file`. Where its URL has expired, asks once for a fresh one. Does not check that the file is a whole clip: the
 * store does.
 *
 * Throws a `ProviderError`: `expired-asset` where the result can no longer be downloaded, `internal` where the job is not done.
 */
export async function fetchResult(
  look: () => Promise<JobStatus>,
  file: string,
  {network, store, signal}: Context,
  {title, hosts, origin}: From,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const seen = await look();
    if (seen.state !== 'done' || !network) {
      const state = seen.state === 'failed' ? `it failed: ${seen.message}` : 'it is not done';
      throw new ProviderError(title, 'return the result', failed('internal', 'unknown', 'not-done', state));
    }
    const {result} = seen;
    if (!result) throw new ProviderError(title, 'return the result', GONE);
    try {
      if ('data' in result) await writeWhole(file, Buffer.from(result.data, 'base64'));
      else if ('stored' in result) await copyTo(store?.path(result.stored) ?? '', file);
      else {
        const {url, headers = {}} = result;
        const allowed = {hosts: [...hosts, ...network.resultHosts], origin};
        await network.download(url, file, {allowed, headers, signal});
      }
      return;
    } catch (error) {
      signal?.throwIfAborted();
      const expired = error instanceof TenspotError && error.code === 'download-expired';
      if (!expired) throw error;
      if (attempt === 2) throw new ProviderError(title, 'return the result', GONE);
    }
  }
}
