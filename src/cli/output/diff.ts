import {relative} from 'node:path';
import {styleText} from 'node:util';

/** Lines that stay, go and come, with one around each change. The longest common part is kept. */
export function diffLines(before: string, after: string): string[] {
  const [old, next] = [before, after].map((text) =>
    text === '' ? [] : text.replace(/\n$/, '').split('\n'),
  ) as [string[], string[]];
  const longest = old
    .map(() => new Array<number>(next.length + 1).fill(0))
    .concat([new Array<number>(next.length + 1).fill(0)]);
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = next.length - 1; j >= 0; j--)
      (longest[i] as number[])[j] =
        old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    if (i < old.length && old[i] === next[j]) {
      lines.push(`  ${old[i++]}`);
      j++;
    } else if (i < old.length && (j >= next.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push(`- ${old[i++]}`);
    else lines.push(`+ ${next[j++]}`);
  }
  const changed = (index: number): boolean => lines[index] !== undefined && !lines[index]?.startsWith('  ');
  return lines.filter((_, index) => [index - 1, index, index + 1].some(changed));
}

/** What a document becomes, under its name. */
export function describeRewrite(
  {file, before, after}: {file: string; before: string; after: string},
  root: string,
): string[] {
  if (before === after) return [];
  const paint = (line: string): string => {
    const color = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'reset';
    return color === 'reset' ? line : styleText(color, line, {stream: process.stdout});
  };
  return [relative(root, file), ...diffLines(before, after).map(paint)];
}
