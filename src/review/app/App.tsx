import {useCallback, useEffect, useMemo, useState} from 'react';
import type {ReviewBoard} from '../../spot/review/board.ts';
import {SharedClock} from '../clock/shared-clock.ts';
import {ClockContext} from '../clock/use-clock.ts';
import {GridPage} from '../grid/GridPage.tsx';
import {KeyHelp} from '../keys/KeyHelp.tsx';
import {useKeys} from '../keys/use-keys.ts';
import type {NoteDraft} from '../notes/note-draft.ts';
import {ViewerPage} from '../viewer/ViewerPage.tsx';
import {AskError, type AskProblem, ask} from './ask.ts';
import {type Review, ReviewContext, type Tab} from './review-context.ts';
import {useBoard} from './use-board.ts';

const NAME = 'tenspot-review-name';

/** The review app. */
export function App() {
  const {board, problems, reload} = useBoard();
  if (!board) return <Waiting problems={problems} />;
  return <Reviewing board={board} reload={reload} lost={problems} />;
}

function Waiting({problems}: {problems: readonly AskProblem[]}) {
  return (
    <main className="waiting" aria-busy={problems.length === 0}>
      {problems.length === 0 ? (
        <p className="quiet">Reading the masters</p>
      ) : (
        problems.map(({code, what, fix}) => (
          <div key={code} role="alert">
            <h1>{what}</h1>
            <p className="quiet">{fix}</p>
          </div>
        ))
      )}
    </main>
  );
}

/** The name that this browser remembers. A browser may refuse its storage to pages that are opened as files. */
function rememberedName(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

function rememberName(name: string): void {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // It stays in the page.
  }
}

type Said = {text: string; isBad: boolean};

/** The note that was begun about each variant. */
type Drafts = Readonly<Record<string, NoteDraft>>;

function Reviewing({
  board,
  reload,
  lost,
}: {
  board: ReviewBoard;
  reload: () => Promise<void>;
  lost: readonly AskProblem[];
}) {
  const [clock] = useState(() => new SharedClock());
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, openTab] = useState<Tab | null>(null);
  const [drafts, setDrafts] = useState<Drafts>({});
  const [typed, setName] = useState(rememberedName);
  const name = board.person ?? typed;
  const [said, setSaid] = useState<Said | null>(null);
  const [help, setHelp] = useState(false);

  useEffect(() => rememberName(typed), [typed]);
  useEffect(() => {
    const stop = (): void => {
      if (document.hidden) clock.pause();
    };
    document.addEventListener('visibilitychange', stop);
    return () => document.removeEventListener('visibilitychange', stop);
  }, [clock]);
  useEffect(() => {
    if (!said || said.isBad) return undefined;
    const timer = setTimeout(() => setSaid(null), 6000);
    return () => clearTimeout(timer);
  }, [said]);

  const say = useCallback((text: string, isBad = false) => setSaid({text, isBad}), []);
  const select = useCallback((variant: string | null) => {
    setSelected(variant);
    // A note that was begun waits at its variant. An empty form is closed.
    setDrafts((before) =>
      Object.fromEntries(Object.entries(before).filter(([, {text}]) => text.trim() !== '')),
    );
    openTab((before) => (variant === null ? null : (before ?? 'notes')));
  }, []);
  const draft = (selected !== null && drafts[selected]) || null;
  const setDraft = useCallback(
    (next: NoteDraft | null) =>
      setDrafts(({[selected ?? '']: _, ...others}) =>
        next && selected !== null ? {...others, [selected]: next} : others,
      ),
    [selected],
  );
  const record = useCallback<Review['record']>(
    async (request, body, done) => {
      try {
        await ask(request, {...body, by: name} as never);
        await reload();
        say(done);
        return true;
      } catch (error) {
        say(`Not recorded: ${error instanceof AskError ? error.sentences : String(error)}`, true);
        await reload();
        return false;
      }
    },
    [name, reload, say],
  );
  useKeys({'?': () => setHelp(true), ' ': () => (clock.playing ? clock.pause() : clock.play())}, !help);

  const review = useMemo<Review>(
    () => ({board, selected, select, tab, openTab, draft, setDraft, name, setName, record, reload, say}),
    [board, selected, select, tab, draft, setDraft, name, record, reload, say],
  );
  const variant = board.variants.find(({id}) => id === selected);
  const message = lost[0]
    ? {text: [lost[0].what, lost[0].fix].filter(Boolean).join('. '), isBad: true}
    : said;
  return (
    <ClockContext value={clock}>
      <ReviewContext value={review}>
        {variant ? <ViewerPage key={variant.id} variant={variant} /> : <GridPage />}
        <div className="said" role="status" aria-live="polite">
          {message && (
            <p className={message.isBad ? 'bad' : ''}>
              {message.text}
              <button
                type="button"
                className="bare"
                onClick={() => setSaid(null)}
                aria-label="Close this message"
              >
                ×
              </button>
            </p>
          )}
        </div>
        {help && <KeyHelp close={() => setHelp(false)} />}
      </ReviewContext>
    </ClockContext>
  );
}
