import {useContext, useState} from 'react';
import {Internals, useVideoConfig} from 'remotion';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import type {SettingsChange} from '../../spot/preview/spot-settings.ts';
import {sentence} from '../../spot/problem/errors.ts';
import {callEditServer, type VariantEdit} from './edit-server-client.ts';
import {ALARM, button, GREEN, quiet} from './panel-styles.ts';

type Props = {editServer: EditServerAddress | null; edited: VariantEdit; changes: readonly SettingsChange[]};

/** Stores edited settings of sound and grade, which are the same for all variants of the spot, in their documents. */
export function StoreSettings({editServer, edited, changes}: Props) {
  const {updateProps} = useContext(Internals.EditorPropsContext);
  const {id} = useVideoConfig();
  const [result, setResult] = useState<{text: string; bad: boolean} | null>(null);
  const [busy, setBusy] = useState(false);
  const files = [...new Set(changes.map(({file}) => file))].join(' and ');
  if (!editServer) return null;
  const store = async (): Promise<void> => {
    setBusy(true);
    const {seen, problems = []} = await callEditServer(editServer, 'settle', edited);
    setBusy(false);
    // The next edit begins with the documents as they were written.
    if (seen) updateProps({id, defaultProps: edited.controls, newProps: (controls) => ({...controls, seen})});
    setResult(
      seen
        ? {text: `Written to ${files}.`, bad: false}
        : {text: problems.map(sentence).join('\n'), bad: true},
    );
  };
  return (
    <>
      {changes.length > 0 && !editServer.write && (
        <div style={quiet}>
          {`Edited for all variants. Start with “tenspot studio --write” to write ${files}.`}
        </div>
      )}
      {changes.length > 0 && editServer.write && (
        <button type="button" style={button} disabled={busy} onClick={() => void store()}>
          {`Write to ${files}, for all variants`}
        </button>
      )}
      {result && <div style={{color: result.bad ? ALARM : GREEN, whiteSpace: 'pre-wrap'}}>{result.text}</div>}
    </>
  );
}
