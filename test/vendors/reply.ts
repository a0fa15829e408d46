/** One request, read to its end. */
export type Ask = {
  host: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};

/** One answer; `broken` closes the connection without one, `cut` in the middle of the body. */
export type Say = {
  status?: number;
  json?: unknown;
  text?: string;
  bytes?: Buffer;
  type?: string;
  headers?: Record<string, string>;
  broken?: boolean;
  cut?: boolean;
};

/** The page of a gateway in front of a vendor: it knows nothing about the request. */
export const page = (status: number, words: string, headers: Record<string, string> = {}): Say => ({
  status,
  type: 'text/html',
  text: `<html>\n<head><title>${status} ${words}</title></head>\n<body>\n<center><h1>${status} ${words}</h1></center>\n<hr><center>gateway</center>\n</body>\n</html>\n`,
  headers,
});

export const WORDS: Record<number, string> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export const jsonIn = (body: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};
