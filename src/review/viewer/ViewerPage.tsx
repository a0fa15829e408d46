import {useContext, useEffect, useMemo, useState} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import {AdCard} from '../ad/AdCard.tsx';
import {ReviewPanel} from '../app/ReviewPanel.tsx';
import {type Tab, tabsOf, useReview} from '../app/review-context.ts';
import {frameAt} from '../clock/correct-drift.ts';
import {ClockContext} from '../clock/use-clock.ts';
import {useClockKeys} from '../keys/use-clock-keys.ts';
import {useKeys} from '../keys/use-keys.ts';
import {draftAt, withEdge} from '../notes/note-draft.ts';
import {describeStanding} from '../rounds/describe-standing.ts';
import {RoundButton} from '../rounds/RoundButton.tsx';
import {Stage} from './Stage.tsx';
import {Timeline} from './Timeline.tsx';

/** One variant, large. */
export function ViewerPage({variant}: {variant: BoardVariant}) {
  const review = useReview();
  const {board, select, tab, openTab, draft, setDraft} = review;
  const clock = useContext(ClockContext);
  const [zones, setZones] = useState(false);
  const [wipe, setWipe] = useState(false);
  const [sound, setSound] = useState(false);
  const [captioned, setCaptioned] = useState(true);
  const {fps, frames, id, earlier, standing, zones: known} = variant;
  useEffect(() => {
    clock.length = frames / fps;
    if (clock.now() > clock.length) clock.seek(0);
  }, [clock, frames, fps]);

  const at = (): number => frameAt(clock.now(), variant);
  const write = (): void => {
    clock.pause();
    setDraft(draft ?? draftAt(at(), variant));
    openTab('notes');
  };
  const edge = (which: 'from' | 'to') => (): void => {
    openTab('notes');
    setDraft({...(draft ?? draftAt(at(), variant)), frames: withEdge(draft?.frames ?? null, which, at())});
  };
  const index = board.variants.findIndex((each) => each.id === id);
  const neighbour = (by: number) => (): void => {
    const other = board.variants[(index + by + board.variants.length) % board.variants.length];
    if (other) select(other.id);
  };
  const toggle = (which: Tab) => (): void => {
    if (tabsOf(board).includes(which)) openTab(tab === which ? null : which);
  };
  const compare = (): void => {
    if (earlier) setWipe(!wipe);
    else if (!board.exported)
      review.say(
        'Tenspot has no earlier, different master of this variant. It keeps the masters of the last three locked rounds.',
      );
  };
  useKeys({
    ...useClockKeys(variant),
    '[': neighbour(-1),
    ']': neighbour(1),
    n: write,
    i: edge('from'),
    o: edge('to'),
    s: () => setZones(!zones),
    w: compare,
    m: () => setSound(!sound),
    c: () => setCaptioned(!captioned),
    r: toggle('notes'),
    d: toggle('decide'),
    f: toggle('findings'),
    t: toggle('takes'),
    Escape: () => (draft ? setDraft(null) : select(null)),
  });
  const {word, tone} = describeStanding(standing, board.rounds.length > 0);
  const shown = useMemo(() => [variant], [variant]);
  return (
    <div className={`page viewer-page ${tab ? 'with-panel' : ''}`}>
      <header className="top">
        <button type="button" className="back" onClick={() => select(null)}>
          <span aria-hidden="true">←</span> All variants
        </button>
        <div className="title">
          <h1>{id}</h1>
          <p className="quiet">
            {[...Object.values(variant.choices)].join(' · ')}
            {word && (
              <>
                {' · '}
                <span className={tone}>{word}</span>
              </>
            )}
          </p>
        </div>
        <div className="actions">
          <button
            type="button"
            className="toggle"
            aria-pressed={zones}
            disabled={known.length === 0}
            onClick={() => setZones(!zones)}
          >
            Safe zones
          </button>
          {!board.exported && (
            <button type="button" className="toggle" aria-pressed={wipe} onClick={compare}>
              {earlier ? `Compare with round ${earlier.round}` : 'No earlier master'}
            </button>
          )}
          {variant.captions && (
            <button
              type="button"
              className="toggle"
              aria-pressed={captioned}
              title={variant.captions.problem ?? undefined}
              onClick={() => setCaptioned(!captioned)}
            >
              Captions{variant.captions.problem !== null && <span className="bad"> !</span>}
            </button>
          )}
          <button type="button" className="toggle" aria-pressed={sound} onClick={() => setSound(!sound)}>
            Sound
          </button>
          <RoundButton />
          {!board.exported && (
            <button type="button" aria-pressed={tab === 'decide'} onClick={toggle('decide')}>
              Decide
            </button>
          )}
          <button type="button" className="loud" onClick={write}>
            Note
          </button>
        </div>
      </header>
      <main className="stage-room">
        <div className="stage-box">
          <Stage
            variant={variant}
            zones={zones}
            wipe={wipe && earlier !== null}
            sound={sound}
            captioned={captioned}
          />
        </div>
        {variant.ad && (
          <div className="beside">
            <AdCard variant={variant} />
          </div>
        )}
      </main>
      {tab && <ReviewPanel variants={shown} />}
      <Timeline variant={variant} />
    </div>
  );
}
