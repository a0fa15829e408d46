import {useCallback, useEffect, useState} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import type {Format} from '../../spot/variant/format.ts';
import {AskError, ask, mediaUrl} from '../app/ask.ts';
import {useReview} from '../app/review-context.ts';
import type {ShotOfTakes, TakeOfShot} from './shot-of-takes.ts';

/** The takes of the shots that these variants show, to pick and reject. */
export function TakesTab({variants}: {variants: readonly BoardVariant[]}) {
  const [shots, setShots] = useState<ShotOfTakes[] | null>(null);
  const [problem, setProblem] = useState('');
  const load = useCallback(async () => {
    try {
      setShots(await ask('takes', {}));
    } catch (error) {
      setProblem(error instanceof AskError ? error.message : String(error));
    }
  }, []);
  useEffect(() => {
    void load();
  }, [load]);
  const ids = new Set(variants.map(({id}) => id));
  const shown = shots?.filter((shot) => shot.variants.some((id) => ids.has(id)) && shot.takes.length > 0);
  if (problem) return <p className="bad">{problem}</p>;
  if (!shown) return <p className="quiet">Reading the takes</p>;
  if (shown.length === 0)
    return (
      <p className="quiet">
        No take was bought for the shots of these variants: they show supplied clips or placeholders.
      </p>
    );
  return (
    <>
      <p className="quiet">
        A pick changes <code>edit.yaml</code>. The masters show it after the next render.
      </p>
      {shown.map((shot) => (
        <section key={`${shot.shot} ${shot.format}`}>
          <h3>
            {shot.shot} <span className="quiet">{shot.format}</span>
          </h3>
          <p className="quiet">{shot.text}</p>
          <ul className="cards">
            {shot.takes.map((take) => (
              <TakeCard key={take.number} shot={shot} take={take} reload={load} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A take with its clip, to pick or reject. */
export function TakeCard({
  shot,
  take,
  reload,
}: {
  shot: ShotOfTakes;
  take: TakeOfShot;
  reload: () => Promise<void>;
}) {
  const {record} = useReview();
  const [rejecting, setRejecting] = useState(false);
  const [why, setWhy] = useState('');
  const {number, model, state, clip, stale, unlike} = take;
  const decide = async (act: 'pick' | 'reject'): Promise<void> => {
    const named = {act, shot: shot.shot, take: number, format: shot.format as Format};
    const done = act === 'pick' ? 'picked' : 'rejected';
    if (
      await record(
        'verdict',
        act === 'pick' ? named : {...named, why},
        `Take ${number} of ${shot.shot} is ${done}.`,
      )
    )
      await reload();
    setRejecting(false);
  };
  return (
    <li className={`card take ${state}`} data-take={`${shot.shot} ${number}`}>
      {clip?.endsWith('.mp4') && (
        <video src={mediaUrl('take', clip)} controls muted loop playsInline preload="metadata" />
      )}
      <p className="meta">
        <strong>take {number}</strong> <span className="quiet">{model}</span> <span>{state}</span>
      </p>
      {take.why && <p className="quiet">{take.why}</p>}
      {[...stale, ...unlike].map((each) => (
        <p key={each} className="doubt">
          {each}
        </p>
      ))}
      {clip && (
        <div className="row-of-buttons">
          <button
            type="button"
            className="small"
            disabled={state === 'picked'}
            onClick={() => void decide('pick')}
          >
            Pick
          </button>
          <button
            type="button"
            className="small"
            aria-expanded={rejecting}
            onClick={() => setRejecting(!rejecting)}
          >
            Reject
          </button>
        </div>
      )}
      {rejecting && (
        <p className="row-of-buttons">
          <input
            aria-label="What is wrong with it"
            placeholder="What is wrong"
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <button
            type="button"
            className="small"
            disabled={why.trim() === ''}
            onClick={() => void decide('reject')}
          >
            Reject
          </button>
        </p>
      )}
    </li>
  );
}
