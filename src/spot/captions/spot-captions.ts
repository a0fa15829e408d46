import type {Format} from '../variant/format.ts';
import type {CaptionWord} from './caption.ts';
import {type CaptionPage, captionPages} from './caption-pages.ts';

/**
 * Most characters in a line of captions, by format: in a narrow frame, longer lines would be too small. 42 is the limit of the Netflix
 * Timed Text Style Guides; the others are own: as many as fit in three quarters of the width at 4.5 % of the shorter side.
 */
const LINE_LENGTHS: Record<Format, number> = {'9:16': 28, '4:5': 30, '1:1': 30, '16:9': 42};

/** A text that is equal for captions of the same file in the same language. */
export const captionsKey = ({
  captions,
  language,
}: {
  captions?: string | null | undefined;
  language: string;
}): string => `${language} ${captions ?? ''}`;

/** The pages of captions of a spot: on screen, and in the files beside its master. `seconds`: the length of the spot. */
export const pagesOfSpot = (
  words: readonly CaptionWord[],
  {format, language, seconds}: {format: Format; language: string; seconds: number},
): CaptionPage[] => {
  const lengthMs = seconds * 1000;
  const pages = captionPages(words, {language, lineLength: LINE_LENGTHS[format], lengthMs});
  return pages.map((page) => ({...page, endMs: Math.min(page.endMs, lengthMs)}));
};
