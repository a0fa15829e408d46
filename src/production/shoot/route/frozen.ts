/** A copy of plain data that throws where it is changed, at any depth: code of a provider gets it. */
export const frozenCopy = <T>(value: T): T => frozen(structuredClone(value));

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
