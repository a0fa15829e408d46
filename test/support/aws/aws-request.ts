import type {IncomingMessage, ServerResponse} from 'node:http';

/** A request to the fake AWS, read whole. */
export type AwsRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** The service for which it is signed. */
  service: string;
};

/** An answer of the fake AWS. `isCut`: its connection ends in the middle of the body. */
export type AwsAnswer = {
  status?: number;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  isCut?: boolean;
};

/** Reads a request. The service is in the scope of its signature (AWS Signature Version 4). */
export async function readAwsRequest(request: IncomingMessage): Promise<AwsRequest> {
  const url = new URL(request.url ?? '/', 'http://aws');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const scope =
    /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1] ??
    url.searchParams.get('X-Amz-Credential') ??
    '';
  const isChunked = `${request.headers['content-encoding']}`.includes('aws-chunked');
  const body = Buffer.concat(chunks);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    body: isChunked ? unchunked(body) : body,
    service: scope.split('/')[3] ?? 'none',
  };
}

/** The content of a body in the encoding `aws-chunked`: `<size in hex>[;signature]`, the data, and at the end an empty chunk with trailers. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

export function sendAws(
  response: ServerResponse,
  {status = 200, body = '', headers = {}, isCut = false}: AwsAnswer,
): void {
  const whole = Buffer.from(body);
  // As S3, with its length: a client can tell a body that was cut.
  response.writeHead(status, {
    'x-amzn-requestid': 'fake',
    ...(isCut ? {'content-length': String(whole.length)} : {}),
    ...headers,
  });
  if (!isCut || whole.length === 0) response.end(whole);
  else response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
}

/** An error as the JSON services answer it: the code is in a header and in the body. */
export const jsonError = (status: number, code: string): AwsAnswer => ({
  status,
  headers: {'content-type': 'application/json', 'x-amzn-errortype': code},
  body: JSON.stringify({__type: code, Type: 'User', message: code, Message: code}),
});

/** An error as S3 answers it. */
export const xmlError = (status: number, code: string): AwsAnswer => ({
  status,
  headers: {'content-type': 'application/xml'},
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

export const xml = (body: string): AwsAnswer => ({
  headers: {'content-type': 'application/xml'},
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

export const json = (body: unknown, status = 200): AwsAnswer => ({
  status,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});
