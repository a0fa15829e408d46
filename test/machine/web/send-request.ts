import {request} from 'node:http';

/** A request to an origin on loopback. */
export type SentRequest = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Sends a request as it is: `fetch` does not let a program choose the Host or the path. */
export const sendRequest = (
  {origin}: {origin: string},
  {method = 'GET', path = '/', headers = {}, body}: SentRequest,
): Promise<{status: number; headers: Record<string, string>; body: Buffer}> =>
  new Promise((resolve, reject) => {
    const {hostname, port} = new URL(origin);
    const sent = request({hostname, port, method, path, headers, agent: false}, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(parts),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
