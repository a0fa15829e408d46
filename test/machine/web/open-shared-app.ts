import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {type OpenLink, openSharedApp, type Sharing} from '../../../src/machine/web/shared-app.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {sendRequest as send} from './send-request.ts';

const TOKENS: Record<string, OpenLink> = {
  ana: {id: 'l1', person: 'Ana', hash: 'hash of ana'},
  ben: {id: 'l2', person: 'Ben', hash: 'hash of ben'},
};

/** A shared app with two links, which can be ended. */
export async function openApp(sharing: Partial<Sharing> = {}) {
  const file = join(temporaryFolder(), 'clip.mp4');
  writeFileSync(file, 'a clip');
  const asked: {body: unknown; person: string | null}[] = [];
  const ended = new Set<string>();
  const open = (): OpenLink[] => Object.values(TOKENS).filter(({id}) => !ended.has(id));
  const app = await openSharedApp(
    {
      title: 'Review',
      script: 'export {};',
      actions: {
        board: async (_, person) => ({person}),
        note: async (body, person) => void asked.push({body, person}),
      },
      media: async (path) => (path === 'clip' ? {file, type: 'video/mp4'} : undefined),
    },
    {
      ...{host: '127.0.0.1', port: 0, reads: ['board']},
      links: async () => open(),
      linkOf: async (token) => open().find((link) => link === TOKENS[token]),
      ...sharing,
    },
  );
  onTestFinished(app.close);
  const local = {origin: `http://${app.address}`};
  const page = await send(local, {headers: {host: new URL(app.origin).host}});
  const [, run = ''] = /name="tenspot-run" content="([^"]+)"/.exec(page.body.toString()) ?? [];
  let count = 0;
  const number = (): string => `${run}.${String(++count).padStart(32, '0')}`;
  const asking = (token: string, request = number()): Record<string, string> => ({
    host: new URL(app.origin).host,
    origin: app.origin,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'tenspot-request': request,
  });
  const post = (name: string, headers: Record<string, string>, body = '{}') =>
    send(local, {method: 'POST', path: `/api/${name}`, headers, body});
  return {app, asked, ended, page, post, asking, number, run};
}
