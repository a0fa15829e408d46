import {invalid} from '../../spot/problem/errors.ts';

/**
 * Reads a file of OpenTimelineIO. Every object, also of schemas and versions that Tenspot does not know, is kept as it is. Errors:
 * `edit-unreadable`; also for `NaN` and
 * `Infinity`, which OpenTimelineIO can write and JSON does not have, with their line.
 */
export function parseOtio(text: string, file: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    const {where, got} = faultIn(json, error);
    throw invalid(
      {
        code: 'edit-unreadable',
        what: 'this file is not an OpenTimelineIO timeline',
        where: {file, ...where},
        expected: 'JSON',
        got,
        fix: 'Export the timeline again as .otio.',
      },
      error,
    );
  }
}

/** What is wrong with a text that is no JSON: a number that JSON does not have, with its place, or what the parser says. */
function faultIn(json: string, error: unknown): {where: {line?: number; column?: number}; got: string} {
  const bare = json.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (text) => text.replaceAll(/[^\n]/g, ' '));
  const number = /-?(?:NaN|Infinity)/.exec(bare);
  if (!number) return {where: {}, got: error instanceof Error ? error.message : String(error)};
  const before = bare.slice(0, number.index).split('\n');
  return {where: {line: before.length, column: (before.at(-1)?.length ?? 0) + 1}, got: number[0]};
}

/** A timeline as the text of a file. */
export const otioText = (timeline: unknown): string => `${JSON.stringify(timeline, null, 2)}\n`;
