import {getCookie} from 'hono/cookie';
import {isSameToken, newTokens, refuseOthers} from './access.ts';
import {type AppGate, openWebApp, type WebAppParts} from './web-app.ts';

/** An open web app. `url` has the token that the page needs: a program that has it can do what the app can. */
export type LoopbackApp = {url: string; origin: string; close: () => Promise<void>};

/**
 * Serves a web app on 127.0.0.1. Requests with another Host or Origin are refused (403). The token is in the fragment of the address, which
 * browsers do not send; the page sends it as a bearer token with each action. Videos and pictures need a cookie of their own, because
 * their elements cannot send a header: it allows reading only. `port`: a free one by default. Errors: `port-taken`.
 */
export async function openLoopbackApp({
  port,
  ...parts
}: WebAppParts & {port?: number | undefined}): Promise<LoopbackApp> {
  const tokens = newTokens();
  const gateOf = (taken: number): AppGate => {
    const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${taken}`);
    // Browsers send the cookies of 127.0.0.1 to all of its ports: the name keeps apps apart.
    const name = `tenspot-media-${taken}`;
    return {
      own: refuseOthers((host) => (names.includes(host) ? `http://${host}` : undefined)),
      actor: async ({req}) =>
        isSameToken(req.header('authorization'), `Bearer ${tokens.write}`)
          ? {person: null, cookie: {name, value: tokens.read, secure: false}}
          : 401,
      mayRead: async (context) => isSameToken(getCookie(context, name), tokens.read) || 401,
      head: '',
    };
  };
  const app = await openWebApp(parts, {host: '127.0.0.1', port: port ?? 0}, gateOf);
  const origin = `http://127.0.0.1:${app.port}`;
  return {origin, url: `${origin}/#${tokens.write}`, close: app.close};
}
