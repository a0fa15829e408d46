/** Animation frames without a change after which the DOM counts as settled. */
const STILL_FRAMES = 2;

/** Animation frames with changes and without a pending `delayRender` after which the DOM counts as never settling. */
const MAX_CHANGING_FRAMES = 240;

/**
 * Resolves to true once no `delayRender` handle but `handle` is pending, fonts are loaded and the DOM has stopped
 * changing; to false if the DOM never stops.
 */
export async function waitUntilSettled(handle: number): Promise<boolean> {
  let changed = false;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  try {
    let changingFrames = 0;
    for (let still = 0; still < STILL_FRAMES; still++) {
      changed = false;
      await nextAnimationFrame();
      await document.fonts.ready;
      const delayed = window.remotion_delayRenderHandles.some((other) => other !== handle);
      if (changed || delayed) still = -1;
      if (changed && !delayed && ++changingFrames === MAX_CHANGING_FRAMES) return false;
    }
    return true;
  } finally {
    observer.disconnect();
  }
}

const nextAnimationFrame = (): Promise<void> =>
  // biome-ignore lint/style/noRestrictedGlobals: waits for what is drawn; draws nothing itself
  new Promise((resolve) => requestAnimationFrame(() => resolve()));
