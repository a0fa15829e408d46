import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Every place in a JSON value, the value itself first. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const WRONG: readonly unknown[] = [null, 7, true, 'x', ['x'], {x: 1}];
const MISSING = Symbol('missing');

/** `value` with one place replaced, removed (a field only) or, for an object, extended by a field. */
function withChange(value: unknown, path: Path, change: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change;
  if (Array.isArray(value))
    return value.map((each, index) => (index === key ? withChange(each, rest, change) : each));
  const fields = Object.entries(value as object).flatMap(([name, each]) => {
    if (name !== key) return [[name, each]];
    return rest.length === 0 && change === MISSING ? [] : [[name, withChange(each, rest, change)]];
  });
  return Object.fromEntries(fields);
}

/**
 * Draws versions of a JSON answer in which one thing is wrong: a field is missing, null or of another type; or nothing is wrong, and
 * an object has a field more. `spared` leaves places alone, by their names joined with dots.
 */
export function mutilated(answer: unknown, spared: (place: string) => boolean = () => false) {
  const changes = pathsIn(answer)
    .filter((path) => !spared(path.join('.')))
    .flatMap((path): unknown[] => {
      const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], answer);
      const wrong = WRONG.filter((each) => typeOf(each) !== typeOf(value));
      const isField = typeof path.at(-1) === 'string';
      const more = typeOf(value) === 'object' ? [{...(value as object), addedLater: [1]}] : [];
      return [...wrong, ...more, ...(isField ? [MISSING] : [])].map((change) =>
        withChange(answer, path, change),
      );
    });
  return fc.constantFrom(...changes);
}
