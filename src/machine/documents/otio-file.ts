import {invalid} from '../../spot/problem/errors.ts';

/**
 * Reads a file of OpenTimelineIO. Every object, also of schemas and versions that Tenspot does not know, is kept as it is. Errors:
 * `edit-unreadable`, with the line; also for `NaN` and `Infinity`, which OpenTimelineIO writes and JSON does not have.
 */
export function parseOtio(text: string, file: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? json.length);
    const before = json.slice(0, at).split('\n');
    throw invalid(
      {
        code: 'edit-unreadable',
        what: 'this file is not an OpenTimelineIO timeline',
        where: {file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1},
        expected: 'JSON',
        got: /^-?(NaN|Inf)/i.exec(json.slice(at))?.[0] ?? said,
        fix: 'Export the timeline again as .otio.',
      },
      error,
    );
  }
}

/** A timeline as the text of a file. */
export const otioText = (timeline: unknown): string => `${JSON.stringify(timeline, null, 2)}\n`;
