import {useReview} from './review-context.ts';

/** The name of the reviewer. */
export function NameField({people = []}: {people?: readonly string[]}) {
  const {board, name, setName} = useReview();
  return (
    <label className="field">
      <span>Your name</span>
      <input
        required
        maxLength={80}
        autoComplete="name"
        list="people"
        readOnly={board.person !== null}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <datalist id="people">
        {people.map((person) => (
          <option key={person} value={person} />
        ))}
      </datalist>
    </label>
  );
}
