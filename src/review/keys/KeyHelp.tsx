import {useEffect, useRef} from 'react';

const GROUPS: [title: string, keys: [key: string, does: string][]][] = [
  [
    'Everywhere',
    [
      ['Space', 'play or pause all videos'],
      ['← →', 'one frame back or forward'],
      ['Shift ← →', 'one second'],
      ['Home End', 'the first or the last frame'],
      ['R', 'rounds and notes'],
      ['D', 'decide'],
      ['F', 'findings of the check'],
      ['T', 'takes'],
      ['Esc', 'close what is open, then go back to the grid'],
      ['?', 'these keys'],
    ],
  ],
  [
    'Grid',
    [
      ['Tab, Enter', 'choose a variant, and show it large'],
      ['1 … 9', 'show the variant with this number large'],
      ['X', 'play only what differs'],
    ],
  ],
  [
    'One variant',
    [
      ['[ ]', 'the variant before or after'],
      ['N', 'write a note at this frame'],
      ['I O', 'the note begins or ends at this frame'],
      ['Arrows', 'on "Move the box" of a note: move it; with Shift, change its size'],
      ['S', 'safe zones of the placements'],
      ['W', 'compare with an earlier round'],
      ['C', 'captions'],
      ['M', 'sound'],
    ],
  ],
];

/** The list of keys. */
export function KeyHelp({close}: {close: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={close}>
      <header>
        <h2 id="help-title">Keys</h2>
        <button type="button" className="bare" onClick={close} aria-label="Close the list of keys">
          ×
        </button>
      </header>
      <div>
        {GROUPS.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
