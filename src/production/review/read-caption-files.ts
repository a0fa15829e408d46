import {basename} from 'node:path';
import {captionTexts} from '../../spot/delivery/caption-texts.ts';
import {captionDifference, type ReviewedCaptions} from '../../spot/review/reviewed-captions.ts';
import type {CaptionFile} from './caption-files.ts';

/** What is in the files with captions beside a master, and what is wrong with them; null where there is no file. */
export function readCaptionFiles(captions: readonly CaptionFile[]): ReviewedCaptions | null {
  if (captions.length === 0) return null;
  const problems: string[] = [];
  const files = captions.map(({kind, file, data, sha256}) => {
    const name = basename(file);
    const found = captionTexts(new TextDecoder().decode(data), kind);
    if (Array.isArray(found)) return {name, sha256, texts: found};
    problems.push(`${name}, line ${found.line}: expected ${found.expected}, got ${found.got}`);
    return {name, sha256, texts: null};
  });
  const [first, second] = files;
  const difference = first && second && captionDifference(first, second);
  if (difference !== undefined) problems.push(difference);
  return {files, problem: problems.length > 0 ? problems.join('\n') : null};
}
