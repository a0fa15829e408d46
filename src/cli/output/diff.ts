import {relative} from 'node:path';
import {structuredPatch} from 'diff';
import {styleText} from './terminal.ts';

/** The changed lines of a text, marked `- ` (removed) and `+ ` (added), with one unchanged line before and after each change. */
export function diffLines(before: string, after: string): string[] {
  const {hunks} = structuredPatch('', '', before, after, '', '', {context: 1});
  // A line that starts with a backslash says that a text has no line break at its end.
  return hunks
    .flatMap(({lines}) => lines)
    .filter((line) => !line.startsWith('\\'))
    .map((line) => `${line.slice(0, 1)} ${line.slice(1)}`);
}

/** The changes of a document, under its path. Empty when nothing changes. */
export function describeRewrite(
  {file, before, after}: {file: string; before: string; after: string},
  root: string,
): string[] {
  if (before === after) return [];
  return [relative(root, file), ...diffLines(before, after).map(paint)];
}

function paint(line: string): string {
  if (line.startsWith('+')) return styleText('green', line, {stream: process.stdout});
  if (line.startsWith('-')) return styleText('red', line, {stream: process.stdout});
  return line;
}
