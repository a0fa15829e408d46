import {frameImage} from '../../machine/media/frame-image.ts';
import {thumbFor} from '../../spot/sheets/contact-sheet.ts';
import {purchasedFile} from '../shoot/vault/purchased-files.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {ShotRow, TakeRow} from './list-takes.ts';

/** Pictures of a take, stored. `moments`: parts of its length, 0 to 1. Empty where it has no clip. */
export async function picturesAt(
  {clip, seconds}: TakeRow,
  {format}: Pick<ShotRow, 'format'>,
  moments: readonly number[],
  {vault, ...context}: MediaContext & {vault: string},
): Promise<string[]> {
  if (clip === null || seconds === null) return [];
  const pictures: string[] = [];
  for (const part of moments) {
    const moment = {file: purchasedFile(vault, clip), key: clip, frame: Math.floor(part * seconds * RATE)};
    pictures.push(await frameImage(moment, RATE, thumbFor(format), context));
  }
  return pictures;
}

/** Moments are counted in frames at this rate, independent of the rate of the clip. */
const RATE = 24;
