import {type FormEvent, useState} from 'react';
import type {AppRequests} from '../../spot/review/app-request.ts';
import type {BoardVariant} from '../../spot/review/board.ts';
import type {DECISIONS, ReviewStage} from '../../spot/review/review-event.ts';
import {requiredStages} from '../../spot/review/standing.ts';
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

const CODE = 'tenspot-review-code';

/** A decision about the variants that are shown, and where each of them stands. */
export function DecideTab({variants}: {variants: readonly BoardVariant[]}) {
  const {board, record, name} = useReview();
  const stages = requiredStages(board.rounds);
  const [stage, setStage] = useState<ReviewStage>(stages[0]?.stage ?? 'internal');
  const [decision, setDecision] = useState<Decision>('approved');
  const [comment, setComment] = useState('');
  const [code, setCode] = useState(() => sessionStorage.getItem(CODE) ?? '');
  const [known, setKnown] = useState(code !== '');
  /** The masters and ads that were shown when the person decided; null until then. */
  const [sure, setSure] = useState<AppRequests['decide']['variants'] | null>(null);
  const people = stages.find((each) => each.stage === stage)?.people ?? [];
  const isListed = people.includes(name.trim());
  const title = OPTIONS.find(([each]) => each === decision)?.[1] ?? '';

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!sure) {
      setSure(
        variants.map(({id, sha256, ad, captions}) => ({
          ...{id, sha256},
          ad: ad?.hash ?? null,
          captions: captions?.hash ?? null,
        })),
      );
      return;
    }
    setSure(null);
    const about = sure;
    const said = comment.trim() === '' ? null : comment;
    const isRecorded = await record(
      'decide',
      {variants: about, stage, decision, comment: said, code},
      `Recorded for ${about.length === 1 ? about[0]?.id : `${about.length} variants`}.`,
    );
    setKnown(isRecorded);
    if (!isRecorded) return;
    sessionStorage.setItem(CODE, code);
    setComment('');
  };
  /** What is changed after the first click is asked about again. */
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      setSure(null);
      set(value);
    };
  if (stages.length === 0)
    return <p className="quiet">Open a round first: it says who decides. The tab Notes has the form.</p>;
  const standings = (
    <ul className="cards">
      {variants.map((variant) => (
        <StandingCard key={variant.id} variant={variant} />
      ))}
    </ul>
  );
  if (!board.decides)
    return (
      <>
        <p className="quiet">
          This app records no decisions, because it was not started on a terminal: a decision needs a person.
          Run <code>tenspot review</code> on a terminal.
        </p>
        {standings}
      </>
    );
  return (
    <>
      <form className="decide" onSubmit={(event) => void send(event)} aria-label="Decision">
        <RadioChoice
          label="Stage"
          name="stage"
          options={stages.map((each) => [each.stage, each.stage] as const)}
          value={stage}
          choose={changed(setStage)}
        />
        <RadioChoice
          label="Decision"
          name="decision"
          options={OPTIONS}
          value={decision}
          choose={changed(setDecision)}
        />
        <textarea
          rows={2}
          maxLength={4000}
          aria-label="Comment"
          placeholder="Comment (not needed)"
          value={comment}
          onChange={(event) => changed(setComment)(event.target.value)}
        />
        <NameField people={people} />
        {name.trim() !== '' && !isListed && (
          <p className="doubt">
            {name} is not on the list of {stage}: {people.join(', ')}. It is recorded, but the stage still
            waits for them.
          </p>
        )}
        {variants.map(({id, captions}) =>
          captions?.problem == null ? null : (
            <p key={id} className="doubt">
              Captions of {id}: {captions.problem}
            </p>
          ),
        )}
        <p className="quiet">
          {variants.length === 1
            ? `About this file of ${variants[0]?.id}, its ad and its captions: sha256 ${variants[0]?.sha256.slice(0, 12)}.`
            : `About the ${variants.length} masters that are shown, their ads and their captions.`}{' '}
          If one of these changes, the decision is void.
        </p>
        {sure && !known && (
          <label className="field">
            <span>Code on the terminal of this app</span>
            <input
              required
              // biome-ignore lint/a11y/noAutofocus: The person has just pressed the button above it.
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={20}
              placeholder="XXXX-XXXX"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
        )}
        <button
          type="submit"
          className={sure ? 'loud' : ''}
          disabled={name.trim() === '' || variants.length === 0 || (sure !== null && code.trim() === '')}
        >
          {sure ? `Yes: ${title.toLowerCase()} as ${name.trim()}` : title}
        </button>
      </form>
      {standings}
    </>
  );
}
