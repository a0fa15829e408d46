import {useEffect} from 'react';
import type {Controls} from '../../spot/preview/controls.ts';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import type {Problem} from '../../spot/problem/errors.ts';

export type Edited = {spot: string; variant: string; controls: Controls; id?: string};

/** Asks the command line that opened the Studio. It answers with what it did, or with what is wrong. */
export async function askServer(
  desk: EditServerAddress,
  route: 'prepare' | 'store',
  edited: Edited,
): Promise<{id?: string; problems?: Problem[]}> {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: never inside a frame: a person's edit goes to their own machine
    const response = await fetch(`${desk.url}/${route}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${desk.token}`, 'content-type': 'application/json'},
      body: JSON.stringify(edited),
    });
    if (response.ok) return await response.json();
    return {problems: [refused(`status ${response.status}`)]};
  } catch (error) {
    return {problems: [refused(error instanceof Error ? error.message : String(error))]};
  }
}

const refused = (got: string): Problem => ({
  code: 'desk-gone',
  what: 'the command line does not answer',
  got,
  fix: 'Is `tenspot studio` still running?',
});

/** Milliseconds after the last edit: while a person types or drags, nothing is made. */
const QUIET = 400;

/** Has made what a preview wants. It comes back as new data of the page. */
export function usePreparing(desk: EditServerAddress | null, wants: boolean, edited: Edited): void {
  const text = JSON.stringify(edited);
  useEffect(() => {
    if (!desk || !wants) return;
    // biome-ignore lint/style/noRestrictedGlobals: between frames, in the Studio only
    const timer = setTimeout(() => void askServer(desk, 'prepare', JSON.parse(text)), QUIET);
    return () => clearTimeout(timer);
  }, [desk, wants, text]);
}
