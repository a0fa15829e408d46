import type {CaptionText} from '../delivery/caption-texts.ts';

/** A file with captions beside a master, as people see it before they decide. */
export type ReviewedCaptionFile = {
  /** Its name. */
  name: string;
  /** The hash of its bytes. */
  sha256: string;
  /** Its captions; null where the file cannot be read. */
  texts: CaptionText[] | null;
};

/** The files with captions beside a master. */
export type ReviewedCaptions = {
  /** The files, SubRip before WebVTT. A placement may take only one of the two. */
  files: ReviewedCaptionFile[];
  /** What is wrong with a file, or how two files differ; null if nothing is wrong. */
  problem: string | null;
};

/** Seconds by which the times of equal captions may differ: less than two frames of the slowest rate. */
const SAME_TIME = 0.08;

/**
 * The first difference between the captions of two files, in words; undefined if both show the same words at the same times. Line breaks
 * and other white space do not count.
 */
export function captionDifference(
  first: ReviewedCaptionFile,
  second: ReviewedCaptionFile,
): string | undefined {
  const [one, other] = [first.texts, second.texts];
  if (one === null || other === null) return undefined;
  const at = [...Array(Math.max(one.length, other.length)).keys()].find(
    (index) => !isSame(one[index], other[index]),
  );
  if (at === undefined) return undefined;
  return `${first.name} and ${second.name} differ in caption ${at + 1}: ${inWords(one[at])}, and ${inWords(other[at])}`;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().normalize();

const isSame = (one: CaptionText | undefined, other: CaptionText | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  plain(one.text) === plain(other.text) &&
  Math.abs(one.from - other.from) <= SAME_TIME &&
  Math.abs(one.to - other.to) <= SAME_TIME;

/** A caption with its times in seconds: `0.50-1.00 s "Ice at noon"`. */
const inWords = (caption: CaptionText | undefined): string =>
  caption === undefined
    ? 'none'
    : `${caption.from.toFixed(2)}-${caption.to.toFixed(2)} s "${plain(caption.text)}"`;
