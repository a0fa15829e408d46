import type {BoardVariant} from '../../spot/review/board.ts';
import {NotesTab} from '../notes/NotesTab.tsx';
import {DecideTab} from '../rounds/DecideTab.tsx';
import {TakesTab} from '../takes/TakesTab.tsx';
import {FindingsTab} from '../viewer/FindingsTab.tsx';
import {type Tab, tabsOf, useReview} from './review-context.ts';

const TITLES: Record<Tab, string> = {notes: 'Notes', decide: 'Decide', findings: 'Findings', takes: 'Takes'};

/** The panel beside the pictures, about the variants that are shown. */
export function ReviewPanel({variants}: {variants: readonly BoardVariant[]}) {
  const {board, tab, openTab} = useReview();
  return (
    <aside className="panel" aria-label="Review">
      <div className="tabs">
        <div role="tablist" aria-label="Review">
          {tabsOf(board).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={each === tab}
              aria-controls="panel"
              onClick={() => openTab(each)}
            >
              {TITLES[each]}
            </button>
          ))}
        </div>
        <button type="button" className="bare" aria-label="Close the panel" onClick={() => openTab(null)}>
          ×
        </button>
      </div>
      <div className="tab" id="panel" role="tabpanel" aria-label={tab ? TITLES[tab] : undefined}>
        {tab === 'notes' && <NotesTab variants={variants} />}
        {tab === 'decide' && <DecideTab variants={variants} />}
        {tab === 'findings' && <FindingsTab variants={variants} />}
        {tab === 'takes' && <TakesTab variants={variants} />}
      </div>
    </aside>
  );
}
