import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {type Context, Hono, type MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {setCookie} from 'hono/cookie';
import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import {sendFile} from './send-file.ts';

/** A file that is served, and its media type. */
type ServedFile = {file: string; type: string};

/** What a web app consists of. */
export type WebAppParts = {
  /** The title of the page. */
  title: string;
  /** The script of the page, a module. */
  script: string;
  /**
   * Handlers of requests, by name. They get the parsed JSON of a request and who sent it, as far as the gate knows, and return a JSON value.
   * What they throw is answered as `{problems}`.
   */
  actions: Record<string, (body: unknown, person: string | null) => Promise<unknown>>;
  /**
   * The file of a path below `/media/`; `later` while it is being made (202); undefined for any path that is not known. The path is never
   * joined to a folder.
   */
  media: (path: string) => Promise<ServedFile | 'later' | undefined>;
  /** What the page is told of an error of an action. Default: its problems, without the places of files. */
  explain?: ((error: unknown) => readonly Problem[]) | undefined;
};

/** Why a request is refused: without access, sent before, too many. */
type Refusal = 401 | 409 | 429;

/** Who sends an action, and the cookie with which the page may then read videos and pictures. */
type Actor = {person: string | null; cookie: {name: string; value: string; secure: boolean}};

/** Who may do what in a web app. */
export type AppGate = {
  /** Refuses what is not from the app's own page, and adds the headers of all answers. */
  own: MiddlewareHandler;
  actor: (context: Context, action: string) => Promise<Actor | Refusal>;
  mayRead: (context: Context) => Promise<true | Refusal>;
  /** HTML for the head of the page. */
  head: string;
};

/** The most bytes of a request: a note has at most a few thousand. */
const MOST_BYTES = 256 * 1024;

/** The file of the font of the review app. */
export const REVIEW_FONT: string = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
);

/** Serves a web app on an address of this machine. `port` 0: a free one. Errors: `port-taken`. */
export async function openWebApp(
  parts: WebAppParts,
  place: {host: string; port: number},
  gateOf: (port: number) => AppGate,
): Promise<{port: number; close: () => Promise<void>}> {
  const app = new Hono();
  const server = createAdaptorServer({fetch: app.fetch});
  const port = await listen(server, place);
  const gate = gateOf(port);
  app.use(gate.own);
  // These have no secret.
  app.get('/', (context) => context.html(pageOf(parts.title, gate)));
  app.get('/app.js', (context) => context.body(parts.script, 200, {'content-type': 'text/javascript'}));
  app.get(
    '/font.woff2',
    async (context) => (await sendFile(REVIEW_FONT, 'font/woff2', undefined)) ?? context.notFound(),
  );
  app.get('/media/*', (context) => answerMedia(context, parts, gate));
  app.post('/api/:action', bodyLimit({maxSize: MOST_BYTES}), (context) => answerAction(context, parts, gate));
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

async function answerMedia(context: Context, {media}: WebAppParts, gate: AppGate): Promise<Response> {
  const may = await gate.mayRead(context);
  if (may !== true) return refuse(context, may);
  const served = await media(context.req.path.slice('/media/'.length)).catch(() => undefined);
  if (served === 'later') return context.body(null, 202);
  if (!served) return context.text('', 404);
  return (await sendFile(served.file, served.type, context.req.header('range'))) ?? context.text('', 404);
}

async function answerAction(
  context: Context,
  {actions, explain = problemsOf}: WebAppParts,
  gate: AppGate,
): Promise<Response> {
  const {req} = context;
  const name = req.param('action') ?? '';
  const actor = await gate.actor(context, name);
  if (typeof actor === 'number') return refuse(context, actor);
  if (!/^application\/json\b/.test(req.header('content-type') ?? '')) return context.json(refused, 415);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return context.json(refused, 404);
  const {name: cookie, value, secure} = actor.cookie;
  setCookie(context, cookie, value, {httpOnly: true, sameSite: 'Strict', path: '/media/', secure});
  const body = await req.json().then(
    (value: unknown) => ({value}),
    (error: unknown) => ({problems: error instanceof SyntaxError ? [notJson] : explain(error)}),
  );
  if ('problems' in body) return tell(context, body.problems);
  try {
    return context.json((await action(body.value, actor.person)) ?? null);
  } catch (error) {
    return tell(context, explain(error));
  }
}

/** Answers with problems, without the places of files. */
const tell = (context: Context, problems: readonly Problem[]): Response =>
  context.json(
    {problems: problems.map(({code, what, expected, got, fix}) => ({code, what, expected, got, fix}))},
    422,
  );

const refused = {problems: [{code: 'request-refused', what: 'the app refused this request'}]};

const REFUSALS: Record<Refusal, Pick<Problem, 'code' | 'what' | 'fix'>> = {
  401: {code: 'no-access', what: 'this request has no access'},
  409: {
    code: 'request-repeated',
    what: 'the app already received this request, or the page is from an earlier start of the app',
    fix: 'Reload the page.',
  },
  429: {code: 'too-many-requests', what: 'too many requests', fix: 'Wait a minute, then try again.'},
};

/** Seconds after which a page may try again. */
const LATER = '60';

function refuse(context: Context, status: Refusal): Response {
  if (status === 429) context.header('retry-after', LATER);
  return context.json({problems: [REFUSALS[status]]}, status);
}

const notJson = {
  code: 'request-invalid',
  what: 'the body of this request is not JSON',
  expected: 'a JSON value',
};

/** The page. Its script draws everything; what reviewers wrote never becomes a part of this text. */
const pageOf = (title: string, {head}: Pick<AppGate, 'head'>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="referrer" content="no-referrer">
${head}<title>${title.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)}</title>
</head>
<body>
<div id="app"></div>
<script type="module" src="/app.js"></script>
</body>
</html>
`;

const listen = (
  server: ReturnType<typeof createAdaptorServer>,
  {host, port}: {host: string; port: number},
): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new TenspotError(
          {
            code: 'port-taken',
            what: `Tenspot cannot open port ${port} on ${host}`,
            expected: `a free port on an address of this machine, such as 127.0.0.1`,
            got: cause.code ?? cause.message,
            fix: 'Choose another port, or leave the port out.',
          },
          {cause},
        ),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
