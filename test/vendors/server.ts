import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer, type Server} from 'node:https';
import type {Accounts, Moment} from './accounts.ts';
import {answerComfyui, COMFYUI_HOSTS} from './comfyui.ts';
import {answerFal} from './fal.ts';
import {answerGemini} from './gemini.ts';
import {serveFile} from './job-answers.ts';
import {answerOpenai} from './openai.ts';
import {answerReplicate} from './replicate.ts';
import type {Ask, Say} from './reply.ts';
import {answerRunway} from './runway.ts';

type Answerer = (ask: Ask, accounts: Accounts) => Say | Promise<Say>;

/** A host of results: the id of the job is in the path. */
const serveResult: Answerer = (ask, accounts) => {
  const job = accounts.jobs.find(({id}) => ask.path.includes(id));
  accounts.onMoment('served', 'any');
  return job ? serveFile(job, ask.headers.range as string | undefined) : {status: 404, text: 'not found'};
};

/** The host names of the vendors and of their results, and who answers there. */
export const HOSTS: Record<string, Answerer> = {
  'queue.fal.run': answerFal,
  'api.fal.ai': answerFal,
  'v3.fal.media': serveResult,
  'api.replicate.com': answerReplicate,
  'replicate.delivery': serveResult,
  'api.dev.runwayml.com': answerRunway,
  'dnznrvs05pmza.cloudfront.net': serveResult,
  'generativelanguage.googleapis.com': answerGemini,
  'api.openai.com': answerOpenai,
  ...Object.fromEntries(COMFYUI_HOSTS.map((name) => [name, answerComfyui])),
};

export type Vendors = {
  /** The campaign whose books count from now on. */
  serve: (accounts: Accounts) => void;
  close: () => Promise<void>;
};

/** All vendors, behind one port. `problems` gets what the vendors themselves could not do. */
export async function startVendors(
  certificate: {key: string; cert: string},
  {port, host, problems}: {port: number; host: string; problems: string[]},
): Promise<Vendors> {
  let accounts: Accounts | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const answerer = HOSTS[url.hostname];
    if (!answerer || !accounts) return void response.writeHead(404).end();
    const {pathname: path, searchParams: query} = url;
    const {headers, method = 'GET'} = request;
    const mine = accounts;
    const say = await answerer(
      {host: url.hostname, method, path, query, headers, body: Buffer.concat(chunks)},
      mine,
    );
    write(say, request, response);
    const key = String(headers.authorization ?? headers['x-goog-api-key'] ?? '');
    const run = /key-([a-z0-9]+)-/.exec(key)?.[1] ?? /^(r\d+)\.comfyui/.exec(url.hostname)?.[1];
    if (method === 'POST' && run) mine.onMoment('answered' satisfies Moment, run);
  };
  const server: Server = createServer(certificate, (request, response) => {
    answer(request, response).catch((error: Error) => {
      if (!/aborted|ECONNRESET/.test(error.message)) problems.push(error.stack ?? error.message);
      request.socket.destroy();
    });
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    serve: (each) => {
      accounts = each;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function write(say: Say, request: IncomingMessage, response: ServerResponse): void {
  if (say.broken) return void request.socket.destroy();
  const body = say.bytes ?? Buffer.from(say.json === undefined ? (say.text ?? '') : JSON.stringify(say.json));
  const type = say.type ?? (say.json === undefined ? 'text/plain' : 'application/json');
  const length = say.status === 204 ? {} : {'content-length': String(body.length)};
  response.writeHead(say.status ?? 200, {'content-type': type, ...length, ...say.headers});
  if (!say.cut) return void response.end(body);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
}
