import type {openBrowser} from '@remotion/renderer';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

/**
 * The same browser, with pages whose pictures over nothing cost less. For each picture the renderer clears the page's
 * background and sets it again, and has the page made larger than it is and small again, so everything is drawn three
 * times. Here the background stays cleared and the page as it is: the pictures are the same to a byte. For pages that
 * play no video: of those only the renderer's own way is known to be right.
 */
export const capturingOnce = (browser: Browser): Browser =>
  new Proxy(browser, {
    get(own, name) {
      if (name === 'newPage')
        return async (...asked: Parameters<Browser['newPage']>) => quicken(await own.newPage(...asked));
      const member: unknown = Reflect.get(own, name, own);
      return typeof member === 'function' ? member.bind(own) : member;
    },
  });

type Page = Awaited<ReturnType<Browser['newPage']>>;
type Send = (method: string, params?: object) => Promise<unknown>;

function quicken(page: Page): Page {
  const client = page._client();
  const send = client.send.bind(client) as Send;
  let cleared = false;
  const once: Send = async (method, params) => {
    if (method === 'Page.captureScreenshot') return send(method, {...params, captureBeyondViewport: false});
    if (method !== 'Emulation.setDefaultBackgroundColorOverride') return send(method, params);
    const known = cleared || params === undefined;
    cleared ||= params !== undefined;
    return known ? {value: {}} : send(method, params);
  };
  client.send = once as typeof client.send;
  return page;
}
