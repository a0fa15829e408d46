import type {z} from 'zod';

type Def = {
  shape?: Record<string, unknown>;
  innerType?: unknown;
  in?: unknown;
  out?: unknown;
  element?: unknown;
  valueType?: unknown;
  options?: unknown[];
};

const defOf = (schema: unknown): Def => (schema as {def?: Def} | undefined)?.def ?? {};

/** The schemas inside wrappers (defaults, optionals, pipes) and unions. */
function unwrap(schema: unknown): unknown[] {
  const {innerType, in: from, out: to, options} = defOf(schema);
  const inside = [innerType, from, to, ...(options ?? [])].filter((each) => each !== undefined);
  return inside.length > 0 ? inside.flatMap(unwrap) : [schema];
}

/** The names of fields that a schema allows in the object at a path; none if it allows any name. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<unknown[]>(
    (at, key) =>
      at.flatMap(unwrap).flatMap((each) => {
        const {shape, element, valueType} = defOf(each);
        return [shape?.[String(key)], element, valueType].filter((next) => next !== undefined);
      }),
    [schema],
  );
  return [...new Set(reached.flatMap(unwrap).flatMap((each) => Object.keys(defOf(each).shape ?? {})))];
}
