import type {openBrowser} from '@remotion/renderer';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

/**
 * The same browser, whose pages take transparent screenshots faster. For each screenshot, Remotion's renderer clears the
 * page's background and restores it, and resizes the page twice, so Chrome paints everything three times. This leaves the
 * background cleared and the size as it is; the pictures are identical to the byte. Not for pages that play video: there
 * it is not tested.
 */
export const withFastScreenshots = (browser: Browser): Browser =>
  new Proxy(browser, {
    get(own, name) {
      if (name === 'newPage')
        return async (...args: Parameters<Browser['newPage']>) => skipRepaints(await own.newPage(...args));
      const member: unknown = Reflect.get(own, name, own);
      return typeof member === 'function' ? member.bind(own) : member;
    },
  });

type Page = Awaited<ReturnType<Browser['newPage']>>;
type Send = (method: string, params?: object) => Promise<unknown>;

function skipRepaints(page: Page): Page {
  const client = page._client();
  const send = client.send.bind(client) as Send;
  let cleared = false;
  const filtered: Send = async (method, params) => {
    if (method === 'Page.captureScreenshot') return send(method, {...params, captureBeyondViewport: false});
    if (method !== 'Emulation.setDefaultBackgroundColorOverride') return send(method, params);
    const unneeded = cleared || params === undefined;
    cleared ||= params !== undefined;
    return unneeded ? {value: {}} : send(method, params);
  };
  client.send = filtered as typeof client.send;
  return page;
}
