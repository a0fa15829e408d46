import {copyTo, writeWhole} from '../../machine/files/files.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Context, Pending} from '../contract/contract.ts';
import {type Failed, failed, ProviderError} from '../contract/failure.ts';

/** Where a result lies, or the result itself in base64, or its name in the store. The URL may be signed: it is never kept. */
type Result = {url: string; headers?: Record<string, string>} | {data: string} | {stored: string};

/** What a job looks like from outside. Where a result lies is asked each time, since its URL is signed and expires. */
export type JobStatus = Pending | {state: 'done'; result?: Result; usd?: number; conformed?: true} | Failed;

type From = {title: string; hosts: readonly string[]; origin: string | undefined};

const GONE = failed('expired-asset', 'yes', 'expired', 'the result can no longer be fetched');

/**
 * Fetches a result. A URL that has expired is asked for once more; what is made and paid for is never made again for the
 * sake of its transport. Whether it is a whole clip is seen by who keeps it.
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
      throw new ProviderError(title, 'give the result', failed('internal', 'unknown', 'not-done', state));
    }
    const {result} = seen;
    if (!result) throw new ProviderError(title, 'give the result', GONE);
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
      if (attempt === 2) throw new ProviderError(title, 'give the result', GONE);
    }
  }
}
