/** Pages drawn in a row without a change, until what stands there counts as settled. */
const STILL = 2;

/** Resolves when nobody but `handle` holds the frame back, the fonts are there and the DOM has stopped changing. */
export async function whenQuiet(handle: number): Promise<void> {
  let changed = false;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  try {
    for (let still = 0; still < STILL; still++) {
      changed = false;
      await nextPage();
      await document.fonts.ready;
      if (changed || window.remotion_delayRenderHandles.some((other) => other !== handle)) still = -1;
    }
  } finally {
    observer.disconnect();
  }
}

const nextPage = (): Promise<void> =>
  // biome-ignore lint/style/noRestrictedGlobals: this waits for what is drawn, it draws nothing
  new Promise((resolve) => requestAnimationFrame(() => resolve()));
