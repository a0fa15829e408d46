import type {BrowserSession} from '../../machine/browser/session.ts';
import type {DrawsCompositions} from '../../providers/contract/contract.ts';

/** Close to lossless: a drawing is encoded twice more, when it is conformed and in the master. */
const ENCODING = {scale: 1, crf: 12, preset: 'veryfast', quality: 95} as const;

/** Draws compositions for local models. `open` and `version` are called when a model first needs them. */
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
