import {useState} from 'react';
import {AskError, ask, type ChangePreview} from '../app/ask.ts';
import {useReview} from '../app/review-context.ts';

/** Shows what the change of a note does to the documents and what it costs to render, and makes it. */
export function ApplyChange({note}: {note: string}) {
  const {record, name, say} = useReview();
  const [preview, setPreview] = useState<ChangePreview | 'reading' | null>(null);
  const show = async (): Promise<void> => {
    setPreview('reading');
    try {
      setPreview(await ask('preview', {note}));
    } catch (error) {
      setPreview(null);
      say(error instanceof AskError ? error.sentences : String(error), true);
    }
  };
  if (preview === null)
    return (
      <button type="button" className="small" onClick={() => void show()}>
        Show the change
      </button>
    );
  if (preview === 'reading')
    return (
      <p className="quiet" role="status">
        Working out what it changes
      </p>
    );
  const {diff, summary, segments, seconds, render} = preview;
  return (
    <div className="answering" data-preview={note}>
      {summary.map((each) => (
        <p key={each}>{each}</p>
      ))}
      <Diff text={diff} />
      <p className="quiet">
        {segments === 0
          ? 'Nothing has to be rendered.'
          : `The next render makes ${segments} ${segments === 1 ? 'segment' : 'segments'} (${seconds.footage.toFixed(1)} s of picture) for ${render.join(', ')}${seconds.rendering === null ? '' : `, in about ${Math.ceil(seconds.rendering)} s`}.`}
      </p>
      <p className="row-of-buttons">
        <button
          type="button"
          className="small loud"
          disabled={name.trim() === ''}
          onClick={() =>
            void record('apply', {note}, `${note} is applied. Render the spot to see it: tenspot render`)
          }
        >
          Apply
        </button>
        <button type="button" className="small" onClick={() => setPreview(null)}>
          Not now
        </button>
      </p>
    </div>
  );
}

/** A unified diff, with what is added and what is removed in colour. */
function Diff({text}: {text: string}) {
  if (text === '') return <p className="quiet">The documents say so already.</p>;
  const lines = text
    .split('\n')
    .filter((line) => !/^(Index|=====|--- |@@)/.test(line))
    .map((line) => line.replace(/^\+\+\+ b\//, ''));
  return (
    <pre className="diff">
      {lines.map((line, index) => {
        const Element = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: The lines of a diff do not change.
        return <Element key={index}>{`${line}\n`}</Element>;
      })}
    </pre>
  );
}
