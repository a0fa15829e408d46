import {type FormEvent, useState} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import type {DECISIONS, ReviewStage} from '../../spot/review/review-event.ts';
import {NameField} from '../app/NameField.tsx';
import {RadioChoice} from '../app/RadioChoice.tsx';
import {useReview} from '../app/review-context.ts';
import {StandingCard} from './StandingCard.tsx';

type Decision = (typeof DECISIONS)[number];

const OPTIONS: readonly (readonly [Decision, string])[] = [
  ['approved', 'Approve'],
  ['approved-with-changes', 'Approve with changes'],
  ['changes-required', 'Require changes'],
  ['abstained', 'Abstain'],
];

/** A decision about the variants that are shown, and where each of them stands. */
export function DecideTab({variants}: {variants: readonly BoardVariant[]}) {
  const {board, record, name} = useReview();
  const stages = board.rounds.at(-1)?.stages ?? [];
  const [stage, setStage] = useState<ReviewStage>(stages[0]?.stage ?? 'internal');
  const [decision, setDecision] = useState<Decision>('approved');
  const [comment, setComment] = useState('');
  /** The masters that were shown when the person decided; null until then. */
  const [sure, setSure] = useState<Pick<BoardVariant, 'id' | 'sha256'>[] | null>(null);
  const people = stages.find((each) => each.stage === stage)?.people ?? [];
  const isListed = people.includes(name.trim());
  const title = OPTIONS.find(([each]) => each === decision)?.[1] ?? '';

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!sure) {
      setSure(variants.map(({id, sha256}) => ({id, sha256})));
      return;
    }
    setSure(null);
    const about = sure;
    const said = comment.trim() === '' ? null : comment;
    if (
      await record(
        'decide',
        {variants: about, stage, decision, comment: said},
        `Recorded for ${about.length === 1 ? about[0]?.id : `${about.length} variants`}.`,
      )
    )
      setComment('');
  };
  if (stages.length === 0)
    return <p className="quiet">Open a round first: it says who decides. The tab Notes has the form.</p>;
  return (
    <>
      <form
        className="decide"
        onSubmit={(event) => void send(event)}
        aria-label="Decision"
        onChange={() => setSure(null)}
      >
        <RadioChoice
          label="Stage"
          name="stage"
          options={stages.map((each) => [each.stage, each.stage] as const)}
          value={stage}
          choose={setStage}
        />
        <RadioChoice
          label="Decision"
          name="decision"
          options={OPTIONS}
          value={decision}
          choose={setDecision}
        />
        <textarea
          rows={2}
          maxLength={4000}
          aria-label="Comment"
          placeholder="Comment (not needed)"
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <NameField people={people} />
        {name.trim() !== '' && !isListed && (
          <p className="doubt">
            {name} is not on the list of {stage}: {people.join(', ')}. It is recorded, but the stage still
            waits for them.
          </p>
        )}
        <p className="quiet">
          {variants.length === 1
            ? `About this file of ${variants[0]?.id}: sha256 ${variants[0]?.sha256.slice(0, 12)}.`
            : `About the ${variants.length} masters that are shown.`}{' '}
          If the file or its ad changes, the decision is void.
        </p>
        <button
          type="submit"
          className={sure ? 'loud' : ''}
          disabled={name.trim() === '' || variants.length === 0}
        >
          {sure ? `Yes: ${title.toLowerCase()} as ${name.trim()}` : title}
        </button>
      </form>
      <ul className="cards">
        {variants.map((variant) => (
          <StandingCard key={variant.id} variant={variant} />
        ))}
      </ul>
    </>
  );
}
