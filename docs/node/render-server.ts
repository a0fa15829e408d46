import {createServer, type Server} from 'node:http';
import {TenspotError} from 'tenspot';
import {openProject, render} from 'tenspot/node';

/** `POST /render/<spot>` renders the proofs of a spot. The render stops when the client leaves. */
export async function renderServer(folder: string): Promise<Server> {
  const project = await openProject(folder);
  return createServer(async (request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
    };
    const [, spot] = /^\/render\/([a-z0-9-]+)$/.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST' || spot === undefined) return answer(404, {error: 'POST /render/<spot>'});
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      const {variants, contactSheet} = await render(project, {spot, proof: true, signal: left.signal});
      answer(200, {variants, contactSheet});
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      // 409: another call renders this spot. 422: a document is not valid, or there is no such spot.
      const status = error.code === 'spot-busy' ? 409 : error.exitCode === 2 ? 422 : 500;
      if (!left.signal.aborted) answer(status, {error: error.problems});
    }
  });
}
