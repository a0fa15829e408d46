/** Pages drawn in a row without a change, until what stands there counts as settled. */
const STILL = 2;

/** Pages in which the DOM changes though nobody holds the frame back, until it counts as never settling. */
const RESTLESS = 240;

/** Resolves when nobody but `handle` holds the frame back, the fonts are there and the DOM has stopped changing: false when it never does. */
export async function whenQuiet(handle: number): Promise<boolean> {
  let changed = false;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  try {
    let restless = 0;
    for (let still = 0; still < STILL; still++) {
      changed = false;
      await nextPage();
      await document.fonts.ready;
      const held = window.remotion_delayRenderHandles.some((other) => other !== handle);
      if (changed || held) still = -1;
      if (changed && !held && ++restless === RESTLESS) return false;
    }
    return true;
  } finally {
    observer.disconnect();
  }
}

const nextPage = (): Promise<void> =>
  // biome-ignore lint/style/noRestrictedGlobals: this waits for what is drawn, it draws nothing
  new Promise((resolve) => requestAnimationFrame(() => resolve()));
