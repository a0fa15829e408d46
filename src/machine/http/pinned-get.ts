import {type IncomingHttpHeaders, type IncomingMessage, request as plain} from 'node:http';
import {request as secure} from 'node:https';
import type {Address} from './pin-address.ts';

/** An answer whose body is not yet read. */
export type PinnedAnswer = {status: number; headers: IncomingHttpHeaders; body: IncomingMessage};

type Options = {
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Milliseconds without a byte after which the connection is closed. */
  idle: number;
};

/**
 * Sends a GET to an address that was looked up before. The Host header and the TLS server name keep the host's name, so
 * the certificate is checked against the name.
 */
export function getPinned(url: URL, {address, family}: Address, options: Options): Promise<PinnedAnswer> {
  const send = url.protocol === 'https:' ? secure : plain;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'GET',
        agent: false,
        headers: {accept: '*/*', 'accept-encoding': 'identity', ...options.headers},
        signal: options.signal,
        timeout: options.idle,
        lookup: (_host, {all}, found) =>
          all ? found(null, [{address, family}]) : found(null, address, family),
      },
      (body) => resolve({status: body.statusCode ?? 0, headers: body.headers, body}),
    );
    request.on('timeout', () => request.destroy(new Error(`no byte for ${options.idle / 1000} s`)));
    request.on('error', reject);
    request.end();
  });
}
