import {useEffect} from 'react';
import type {Controls} from '../../spot/preview/controls.ts';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import type {SettingsSeen} from '../../spot/preview/spot-settings.ts';
import type {Problem} from '../../spot/problem/errors.ts';

/** Edited controls of a variant. `id`: the id of the new variant, for `store`. */
export type VariantEdit = {spot: string; variant: string; controls: Controls; id?: string};

/**
 * Sends an edit to the server of `tenspot studio`. `prepare` stages what the preview needs; `store` adds a row to
 * variants.yaml and returns its id; `settle` writes the settings of sound and grade to edit.yaml and grade.yaml and returns the documents as they were written (`seen`). Returns problems and never throws.
 */
export async function callEditServer(
  editServer: EditServerAddress,
  route: 'prepare' | 'store' | 'settle',
  edited: VariantEdit,
): Promise<{id?: string; seen?: SettingsSeen; problems?: Problem[]}> {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: not in a frame: sends an edit to the local server
    const response = await fetch(`${editServer.url}/${route}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${editServer.token}`, 'content-type': 'application/json'},
      body: JSON.stringify(edited),
    });
    if (response.ok) return await response.json();
    return {problems: [noAnswer(`status ${response.status}`)]};
  } catch (error) {
    return {problems: [noAnswer(error instanceof Error ? error.message : String(error))]};
  }
}

const noAnswer = (got: string): Problem => ({
  code: 'desk-gone',
  what: 'the server of `tenspot studio` did not answer',
  expected: 'an answer from the command that opened this Studio',
  got,
  fix: 'Check that `tenspot studio` still runs in its terminal; if not, start it again.',
});

/** Milliseconds to wait after the last edit, so that nothing is staged while the user types or drags. */
const DEBOUNCE = 400;

/** Requests what a preview still lacks. The result arrives as new data of the page. */
export function usePrepareRequest(
  editServer: EditServerAddress | null,
  wants: boolean,
  edited: VariantEdit,
): void {
  const text = JSON.stringify(edited);
  useEffect(() => {
    if (!editServer || !wants) return;
    // biome-ignore lint/style/noRestrictedGlobals: between frames, in the Studio only
    const timer = setTimeout(() => void callEditServer(editServer, 'prepare', JSON.parse(text)), DEBOUNCE);
    return () => clearTimeout(timer);
  }, [editServer, wants, text]);
}
