import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {Clock} from '../../machine/process/clock.ts';
import {FILES_FOLDER, LIFETIMES} from './farm-names.ts';

/** Staged files of the workspace in the bucket. */
export type CloudStage = {
  /** Uploads the files that are not there yet, and returns an address of each, which expires after `LINK_SECONDS`. */
  link: (names: readonly string[]) => Promise<Record<string, string>>;
  /** Files that were uploaded. */
  uploaded: () => number;
};

/** Seconds for which an address works: longer than a function may run, with its second try, and with a wait for a place. */
export const LINK_SECONDS = 3600;

const DAY = 86_400_000;

/** A file is uploaded again when the bucket would soon remove it: a run has to find what it uploaded. */
const FRESH = ((LIFETIMES[FILES_FOLDER] ?? 0) - 3) * DAY;

/** Milliseconds after which a file is looked for again: another workspace or machine may have cleaned the bucket. */
const CHECKED = 60_000;

/** Uploads at the same time. */
const AT_ONCE = 4;

/**
 * Stages files in the bucket, private, each once: their names are hashes of their bytes. Only the files that are asked for leave the machine. `pathOf`: where
 * a file is on this machine.
 */
export function openCloudStage(
  files: CloudFiles,
  pathOf: (name: string) => string,
  clock: Pick<Clock, 'now'>,
): CloudStage {
  const known = new Map<string, {at: number; work: Promise<void>}>();
  let uploaded = 0;
  const stage = async (name: string): Promise<void> => {
    const key = `${FILES_FOLDER}${name}`;
    const there = await files.head(key);
    if (there && clock.now() - there.modified < FRESH) return;
    await files.put(key, pathOf(name));
    uploaded++;
  };
  const once = (name: string): Promise<void> => {
    const before = known.get(name);
    if (before && clock.now() - before.at < CHECKED) return before.work;
    const work = stage(name);
    known.set(name, {at: clock.now(), work});
    // One that failed is tried again by the next job that needs it.
    work.catch(() => known.delete(name));
    return work;
  };
  return {
    link: async (names) => {
      const rest = [...names];
      const worker = async (): Promise<void> => {
        for (let name = rest.shift(); name !== undefined; name = rest.shift()) await once(name);
      };
      await Promise.all(Array.from({length: AT_ONCE}, worker));
      const links = names.map(
        async (name) => [name, await files.presign(`${FILES_FOLDER}${name}`, LINK_SECONDS)] as const,
      );
      return Object.fromEntries(await Promise.all(links));
    },
    uploaded: () => uploaded,
  };
}
