import type {BrowserSession} from '../../machine/browser/session.ts';
import type {DrawsCompositions} from '../../providers/contract/contract.ts';

/** Close to lossless: a drawing is conformed afterwards, and encoded again with the spot. */
const ENCODING = {scale: 1, crf: 12, preset: 'veryfast', quality: 95} as const;

/** Drawing for the providers: the browser is opened, and what it would draw with is found out, when one first asks. */
export function drawWith(
  open: () => Promise<BrowserSession>,
  version: () => Promise<string>,
): DrawsCompositions {
  let known: Promise<string> | undefined;
  return {
    clip: async (drawing, file, signal) => {
      const session = await open();
      await session.draw({kind: 'video', ...drawing, ...ENCODING, output: file}, undefined, signal);
    },
    version: () => {
      known ??= version();
      return known;
    },
  };
}
