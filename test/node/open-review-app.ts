import {onTestFinished} from 'vitest';
import type {TenspotProject} from '../../src/node/open-project.ts';
import {reviewApp} from '../../src/node/review-app.ts';
import type {BoardVariant, ReviewBoard} from '../../src/spot/review/board.ts';

/** Who decides, and at which stage. */
export const by = 'Ana';
export const STAGES = [{stage: 'brand' as const, people: [by]}];

/** The app of a project, and what its page sends. `terminal`: whether a person started it on one. */
export async function openApp(project: TenspotProject, {terminal = true} = {}) {
  const stop = new AbortController();
  let opened: (url: string) => void = () => undefined;
  let code = '';
  const url = new Promise<string>((resolve) => {
    opened = resolve;
  });
  const onCode = (shown: string): void => {
    code = shown;
  };
  const run = reviewApp(project, {
    ...{signal: stop.signal, onOpen: opened},
    onCode: terminal ? onCode : undefined,
  });
  run.catch(() => undefined);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const {origin, hash} = new URL(await Promise.race([url, run.then(() => '')]));
  const ask = async (name: string, body: object = {}) => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {origin, 'content-type': 'application/json', authorization: `Bearer ${hash.slice(1)}`},
      body: JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return {status: response.status, cookie, json: await response.json()};
  };
  /** Decides about variants as they are on the board. */
  const decide = async (
    variants: readonly Pick<BoardVariant, 'id' | 'sha256' | 'ad' | 'captions'>[],
    {decision = 'approved', typed = code, who = by} = {},
  ) =>
    ask('decide', {
      by: who,
      variants: variants.map(({id, sha256, ad, captions}) => ({
        ...{id, sha256, ad: ad?.hash ?? null},
        captions: captions?.hash ?? null,
      })),
      ...{stage: 'brand', decision, comment: null, code: typed},
    });
  return {origin, ask, code, decide, board: async (): Promise<ReviewBoard> => (await ask('board')).json};
}
