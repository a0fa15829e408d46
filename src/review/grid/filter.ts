/** For each axis the value that is shown. An axis without one is not filtered. */
export type Filter = Record<string, string>;

/** Whether a variant has the values of a filter. */
export const choicesMatch = (choices: Record<string, string>, filter: Filter): boolean =>
  Object.entries(filter).every(([axis, value]) => choices[axis] === value);
