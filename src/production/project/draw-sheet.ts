import type {BrowserSession} from '../../machine/browser/session.ts';
import {imageSize} from '../../machine/media/image.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/** The longest side of a JPEG in pixels (ITU-T T.81, B.2.2: 16 bits). Chrome writes an empty file for a longer one. */
const LONGEST_SIDE = 65_535;

/**
 * Draws a sheet of pictures as a JPEG, and reads it back: an empty or partial file never counts as drawn.
 * Errors: `sheet-not-drawn`, and those of the browser.
 */
export async function drawSheet(
  composition: 'contact-sheet' | 'takes',
  props: Record<string, unknown> & Size,
  file: string,
  session: Pick<BrowserSession, 'draw'>,
  signal?: AbortSignal,
): Promise<void> {
  const {width, height} = props;
  const expected = `${width}x${height}`;
  if (Math.max(width, height) > LONGEST_SIDE)
    throw notDrawn(`at most ${LONGEST_SIDE} pixels on a side`, expected);
  const still = {kind: 'still', composition, frame: 0, format: 'jpeg'} as const;
  await session.draw({...still, props, width, height, output: file}, undefined, signal);
  const drawn = await imageSize(file).catch((cause: unknown) => {
    const [problem] = cause instanceof TenspotError ? cause.problems : [];
    throw notDrawn(`a whole JPEG of ${expected}`, problem?.got ?? 'a file that cannot be read', cause);
  });
  const got = `${drawn.width}x${drawn.height}`;
  if (got !== expected) throw notDrawn(`a whole JPEG of ${expected}`, got);
}

const notDrawn = (expected: string, got: string, cause?: unknown): TenspotError =>
  new TenspotError(
    {
      code: 'sheet-not-drawn',
      what: 'a contact sheet was not drawn completely',
      expected,
      got,
      fix: 'Run the same command again; if it happens again, report it.',
    },
    {cause},
  );
