import {PROBLEM_TAG, type Problem} from '../../spot/problem/errors.ts';

/** The problem that an error of the browser or the renderer stands for: one that a component threw, a full disk, or `drawing-failed`. */
export function problemOf(error: unknown): Problem {
  const words = error instanceof Error ? error.message : String(error);
  const tagged = words.indexOf(PROBLEM_TAG);
  if (tagged >= 0) {
    try {
      const [line = ''] = words.slice(tagged + PROBLEM_TAG.length).split('\n');
      return JSON.parse(line) as Problem;
    } catch {
      // Cut off or no JSON: treated as any other error.
    }
  }
  // The renderer and Chrome report a full disk only in the text of their errors.
  if (codeOf(error) === 'ENOSPC' || /ENOSPC|No space left/.test(words)) {
    return {
      code: 'file-enospc',
      what: 'the disk is full',
      expected: 'free space',
      got: 'ENOSPC',
      fix: 'Free some space and run the same command again: what is finished is kept.',
    };
  }
  const first = words.split('\n').find((line) => line.trim() !== '') ?? 'no message';
  return {
    code: 'drawing-failed',
    what: 'a frame could not be drawn',
    expected: 'a frame without an error',
    got: first.trim(),
    ...(PUBLIC_FILE.test(words) ? {fix: IMPORT_IT} : {}),
  };
}

/** The address of a file that a template named by `staticFile`. */
const PUBLIC_FILE = /https?:\/\/[^\s/]+\/public\/\S/;

const IMPORT_IT =
  "Write the name of the file out (`staticFile('badge.png')`) and put it into the folder public of the workspace, or import it beside the code (`import badge from './badge.png'`).";

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
