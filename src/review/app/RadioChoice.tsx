type Props<Value extends string> = {
  label: string;
  name: string;
  options: readonly (readonly [value: Value, label: string])[];
  value: Value;
  choose: (value: Value) => void;
};

/** A choice of a few, side by side. */
export function RadioChoice<Value extends string>({label, name, options, value, choose}: Props<Value>) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div>
        {options.map(([each, text]) => (
          <label key={each} className={`${each}${each === value ? ' chosen' : ''}`}>
            <input type="radio" name={name} checked={each === value} onChange={() => choose(each)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
