import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {FORMATS, framesOf, hookFrames, type Instance} from './ads.ts';
import type {ExamBrand} from './brands/brands.ts';
import {chanceFrom} from './chance.ts';
import type {ClipBook} from './footage/clip-book.ts';
import {keepJson, readKept} from './kept-json.ts';
import {checkedSpot, madeId, madeSpot} from './write-workspace.ts';

/** An ad whose master is where the check expects it. `sha256`: of the master. */
export type FinishedAd = {instance: Instance; place: Instance['place']; sha256: string};

type Finishing = {
  root: string;
  brand: ExamBrand;
  book: ClipBook;
  tell: (text: string) => void;
  failed: (why: string) => void;
};

/** Masters that are changed at the same time: while one is read and painted in this process, ffmpeg encodes the other. */
const AT_ONCE = 2;

/** Puts the masters where the check expects them, each with its defect. What an ended run has made is used again. */
export async function finishAds(own: readonly Instance[], finishing: Finishing): Promise<FinishedAd[]> {
  const {root, brand} = finishing;
  for (const folder of [join('out', checkedSpot(brand)), 'places'])
    mkdirSync(join(root, folder), {recursive: true});
  const queue = new PQueue({concurrency: AT_ONCE});
  const finished = await queue.addAll(own.map((instance) => () => finishAd(instance, finishing)));
  return finished.filter((ad) => ad !== undefined);
}

async function finishAd(instance: Instance, finishing: Finishing): Promise<FinishedAd | undefined> {
  const {root, brand, tell, failed} = finishing;
  const {id, surgery, place, note: about} = instance;
  const source = join(root, 'out', madeSpot(brand), `${madeId(instance)}.mp4`);
  const master = join(root, 'out', checkedSpot(brand), `${id}.mp4`);
  if (!existsSync(source)) {
    failed(`${id}: its master was not rendered`);
    return undefined;
  }
  const rendered = hashOf(source);
  if (!surgery) {
    rmSync(master, {force: true});
    linkOrCopy(source, master);
    return {instance, place, sha256: rendered};
  }
  const note = join(root, 'places', `${id}.json`);
  const kept = readKept<Pick<FinishedAd, 'place' | 'sha256'>>(note, rendered);
  if (kept !== undefined && existsSync(master) && hashOf(master) === kept.sha256) return {instance, ...kept};
  tell(`${id}: ${about}`);
  try {
    const operated = await operate(instance, source, master, finishing);
    keepJson(note, rendered, operated);
    return {instance, ...operated};
  } catch (error) {
    failed(`${id}: ${(error as Error).message.slice(0, 600)}`);
    return undefined;
  }
}

async function operate(
  {id, ad, surgery}: Instance,
  source: string,
  master: string,
  {root, book}: Finishing,
): Promise<{place: Instance['place']; sha256: string}> {
  const draft = join(master, '..', `draft-${id}.mp4`);
  const other = book.scenes.find(
    (name) => !Object.values(ad.shots).includes(name) && existsSync(book.path(name)),
  );
  const place = await (surgery as NonNullable<Instance['surgery']>)({
    ...{source, out: draft, ...FORMATS[ad.format], fps: ad.fps, frames: framesOf(ad), hook: hookFrames(ad)},
    foreign: book.path(other ?? 'scene-0'),
    scratch: join(root, 'places'),
    chance: chanceFrom(11).fork(id),
  });
  const sha256 = hashOf(draft);
  renameSync(draft, master);
  return {place, sha256};
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
