import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {type Context, Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {getCookie, setCookie} from 'hono/cookie';
import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import {type AccessTokens, isSameToken, newTokens, refuseOthers} from './access.ts';
import {sendFile} from './send-file.ts';

/** A file that is served, and its media type. */
export type ServedFile = {file: string; type: string};

/** What a web app on loopback consists of. */
export type LoopbackAppParts = {
  /** The title of the page. */
  title: string;
  /** The script of the page, a module. */
  script: string;
  /** Handlers of requests, by name. They get the parsed JSON of a request and return a JSON value. What they throw is answered as `{problems}`. */
  actions: Record<string, (body: unknown) => Promise<unknown>>;
  /**
   * The file of a path below `/media/`; `later` while it is being made (202); undefined for any path that is not known. The path is never
   * joined to a folder.
   */
  media: (path: string) => Promise<ServedFile | 'later' | undefined>;
  /** Default: a free one. */
  port?: number | undefined;
};

/** An open web app. `url` has the token that the page needs: whoever has it can do what the app can. */
export type LoopbackApp = {url: string; origin: string; close: () => Promise<void>};

/** The most bytes of a request: a note has at most a few thousand. */
const MOST_BYTES = 256 * 1024;

/** The file of the font of the review app. */
export const REVIEW_FONT: string = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
);

/**
 * Serves a web app on 127.0.0.1. Requests with another Host or Origin are refused (403). The token is in the fragment of the address, which
 * browsers do not send; the page sends it as a bearer token with each action. Videos and pictures need a cookie of their own, because
 * their elements cannot send a header: it allows reading only. Errors: `port-taken`.
 */
export async function openLoopbackApp(parts: LoopbackAppParts): Promise<LoopbackApp> {
  const tokens = newTokens();
  const app = new Hono();
  const server = createAdaptorServer({fetch: app.fetch});
  const port = await listen(server, parts.port ?? 0);
  app.use(refuseOthers(port));
  app.get('/', (context) => context.html(pageOf(parts.title)));
  app.get('/app.js', (context) => context.body(parts.script, 200, {'content-type': 'text/javascript'}));
  app.get('/font.woff2', async (context) => {
    return (await sendFile(REVIEW_FONT, 'font/woff2', undefined)) ?? context.notFound();
  });
  app.get('/media/*', (context) => answerMedia(context, parts, tokens, port));
  app.post('/api/:action', bodyLimit({maxSize: MOST_BYTES}), (context) =>
    answerAction(context, parts, tokens, port),
  );
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/#${tokens.write}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Browsers send the cookies of 127.0.0.1 to all of its ports: the name keeps apps apart. */
const cookieName = (port: number): string => `tenspot-media-${port}`;

async function answerMedia(
  context: Context,
  {media}: LoopbackAppParts,
  {read}: AccessTokens,
  port: number,
): Promise<Response> {
  if (!isSameToken(getCookie(context, cookieName(port)), read)) return context.text('', 401);
  const served = await media(context.req.path.slice('/media/'.length)).catch(() => undefined);
  if (served === 'later') return context.body(null, 202);
  if (!served) return context.text('', 404);
  return (await sendFile(served.file, served.type, context.req.header('range'))) ?? context.text('', 404);
}

async function answerAction(
  context: Context,
  {actions}: LoopbackAppParts,
  {write, read}: AccessTokens,
  port: number,
): Promise<Response> {
  const {req} = context;
  if (!isSameToken(req.header('authorization'), `Bearer ${write}`)) return context.json(refused, 401);
  if (!/^application\/json\b/.test(req.header('content-type') ?? '')) return context.json(refused, 415);
  const name = req.param('action') ?? '';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return context.json(refused, 404);
  setCookie(context, cookieName(port), read, {httpOnly: true, sameSite: 'Strict', path: '/media/'});
  try {
    return context.json((await action(await req.json())) ?? null);
  } catch (error) {
    const problems: readonly Problem[] = error instanceof SyntaxError ? [notJson] : problemsOf(error);
    return context.json(
      {problems: problems.map(({code, what, expected, got, fix}) => ({code, what, expected, got, fix}))},
      422,
    );
  }
}

const refused = {problems: [{code: 'request-refused', what: 'this request was refused'}]};

const notJson = {code: 'request-invalid', what: 'this request is no JSON', expected: 'a JSON value'};

/** The page. Its script draws everything; what reviewers wrote never becomes a part of this text. */
const pageOf = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="referrer" content="no-referrer">
<title>${title.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)}</title>
</head>
<body>
<div id="app"></div>
<script type="module" src="/app.js"></script>
</body>
</html>
`;

const listen = (server: ReturnType<typeof createAdaptorServer>, wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new TenspotError(
          {
            code: 'port-taken',
            what: `the port ${wanted} cannot be opened`,
            expected: 'a free port on 127.0.0.1',
            got: cause.code ?? cause.message,
            fix: 'Name another one with --port, or leave the option out.',
          },
          {cause},
        ),
      ),
    );
    server.listen(wanted, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
