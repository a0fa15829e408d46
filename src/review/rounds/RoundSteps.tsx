import {useState} from 'react';
import {STAGES} from '../../spot/review/review-event.ts';
import {openNotes, type RoundState} from '../../spot/review/review-state.ts';
import {NameField} from '../app/NameField.tsx';
import {useReview} from '../app/review-context.ts';

/** What can be done with the round now: open, lock or close it. */
export function RoundSteps() {
  const {board, record, name} = useReview();
  const last = board.rounds.at(-1);
  if (!last || last.state === 'closed') return <OpenRound before={last} />;
  const left = openNotes(last).length;
  const isNamed = name.trim() !== '';
  return (
    <div className="round">
      <p>
        <strong>
          Round {last.round}
          {board.included !== null && ` of ${board.included} included`}
        </strong>
        <span className="quiet"> {last.state}</span>
      </p>
      <ul className="stages quiet">
        {last.stages.map(({stage, people}) => (
          <li key={stage}>
            {stage}: {people.join(', ')}
          </li>
        ))}
      </ul>
      <NameField />
      {last.state === 'open' ? (
        <button
          type="button"
          disabled={!isNamed}
          onClick={() =>
            void record('round', {step: 'lock'}, `Round ${last.round} is locked: its notes are one list.`)
          }
        >
          Lock the round
        </button>
      ) : (
        <>
          {left > 0 && (
            <p className="quiet">{left === 1 ? '1 note needs' : `${left} notes need`} an answer.</p>
          )}
          <button
            type="button"
            disabled={!isNamed || last.state !== 'addressed'}
            onClick={() => void record('round', {step: 'close'}, `Round ${last.round} is closed.`)}
          >
            Close the round
          </button>
        </>
      )}
    </div>
  );
}

function OpenRound({before}: {before: RoundState | undefined}) {
  const {board, record, name} = useReview();
  const [people, setPeople] = useState<Record<string, string>>(() =>
    Object.fromEntries(before?.stages.map((each) => [each.stage, each.people.join(', ')]) ?? []),
  );
  const [included, setIncluded] = useState(String(board.included ?? ''));
  const stages = STAGES.map((stage) => ({
    stage,
    people: (people[stage] ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  })).filter((each) => each.people.length > 0);
  const next = (before?.round ?? 0) + 1;
  const over = included !== '' && next > Number(included);
  return (
    <form
      className="round"
      onSubmit={(event) => {
        event.preventDefault();
        const count = Number(included);
        void record(
          'round',
          {step: 'open', stages, ...(count >= 1 ? {included: Math.round(count)} : {})},
          `Round ${next} is open.`,
        );
      }}
    >
      <p>
        <strong>Open round {next}</strong>
      </p>
      {over && <p className="bad">The order includes {included} rounds.</p>}
      <p className="quiet">
        Who decides at each stage? Separate names with commas; leave out stages that you do not have.
      </p>
      {STAGES.map((stage) => (
        <label key={stage} className="field">
          <span>{stage}</span>
          <input
            value={people[stage] ?? ''}
            onChange={(event) => setPeople({...people, [stage]: event.target.value})}
          />
        </label>
      ))}
      <label className="field">
        <span>Rounds that the order includes</span>
        <input type="number" min={1} value={included} onChange={(event) => setIncluded(event.target.value)} />
      </label>
      <NameField />
      <button type="submit" className="loud" disabled={stages.length === 0 || name.trim() === ''}>
        Open round {next}
      </button>
    </form>
  );
}
