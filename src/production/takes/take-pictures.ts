import {frameImage} from '../../machine/media/frame-image.ts';
import {thumbFor} from '../../spot/sheets/contact-sheet.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import type {ShotRow, TakeRow} from './list-takes.ts';

/** Pictures of a take at parts of its length, as the contact sheet takes them of masters; none of a take whose clip is not there. */
export async function picturesAt(
  {clip, seconds}: TakeRow,
  {format}: Pick<ShotRow, 'format'>,
  moments: readonly number[],
  shooting: Shooting,
): Promise<string[]> {
  if (clip === null || seconds === null) return [];
  const pictures: string[] = [];
  for (const part of moments) {
    const moment = {file: shooting.store.path(clip), key: clip, frame: Math.floor(part * seconds * RATE)};
    pictures.push(await frameImage(moment, RATE, thumbFor(format), shooting));
  }
  return pictures;
}

/** A moment is named by a frame: of this many a second, whatever the clip has. */
const RATE = 24;
