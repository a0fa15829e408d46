import {CONFORM_VERSION, type Conformed, conform} from '../../machine/conform.ts';
import {exists} from '../../machine/files.ts';
import {keyOf} from '../../machine/hash.ts';
import type {ResolvedRequest} from '../../providers/contract.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {Take} from '../../spot/take.ts';
import {ledgerFile, openLedger} from './ledger/open.ts';
import type {Shooting} from './take.ts';

/** Takes that were bought, and are in the store. */
export type Purchases = {
  /** Take n of a shot; the one that was ordered as the shot is now, else the last, which is `stale`. */
  find: (label: string, order: string, take: number) => Purchase | undefined;
  /** All takes of a shot, oldest first. */
  of: (label: string) => Purchase[];
};

export type Purchase = {job: Job; clip: string; request: ResolvedRequest; stale: boolean};

/** What the ledger of a workspace has; nothing where nothing was ever bought. */
export async function openPurchases(home: string): Promise<Purchases> {
  const file = ledgerFile(home);
  const jobs: Job[] = [];
  if (await exists(file)) {
    const ledger = await openLedger(file, Date.now);
    jobs.push(...ledger.inStates(['COMMITTED']));
    ledger.close();
  }
  const all = jobs.flatMap((job) =>
    job.clip === null
      ? []
      : [{job, clip: job.clip, request: job.plan.request as unknown as ResolvedRequest, stale: false}],
  );
  const of = (label: string): Purchase[] => all.filter(({job}) => job.plan.shot === label);
  return {
    of,
    find: (label, order, take) => {
      const own = of(label).filter(({request}) => request.take === take);
      const found = own.find(({job}) => job.plan.order === order) ?? own.at(-1);
      return found && {...found, stale: found.job.plan.order !== order};
    },
  };
}

/** A bought clip as a take: conformed once for each rate. */
export async function takeOf(
  {job, clip, request, stale}: Purchase,
  {shot, fps, focus}: Pick<Take, 'shot' | 'fps' | 'focus'>,
  {store, tools, signal, tell}: Shooting,
): Promise<Take> {
  const made = {conform: CONFORM_VERSION, ffmpeg: tools.ffmpegVersion};
  const conformed = await store.once<Conformed & {src: string}>(
    keyOf({bought: clip, fps, ...made}),
    ({src}) => [src],
    () => {
      tell?.(`Conforming take ${request.take} of ${shot}`);
      return store.draft('mp4', async (file) => {
        const facts = await conform(tools, store.path(clip), fps, file, signal);
        return {...facts, src: await store.put(file, 'mp4')};
      });
    },
  );
  const altered = request.altered.map(
    ({field, asked, becomes, why}) => `${field} ${asked} becomes ${becomes}: ${why}`,
  );
  const old = stale ? ['it was bought before the shot was changed'] : [];
  return Take.parse({
    ...conformed,
    ...{shot, fps, focus, number: request.take, provider: job.plan.provider, model: request.model},
    ...{request: job.plan.key, rights: null, warnings: [...old, ...altered, ...conformed.warnings]},
  });
}
