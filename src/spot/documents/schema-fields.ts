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

/** What a schema may be once what is laid around it is taken off: defaults, pipes, unions. */
function bare(schema: unknown): unknown[] {
  const {innerType, in: from, out: to, options} = defOf(schema);
  const inside = [innerType, from, to, ...(options ?? [])].filter((each) => each !== undefined);
  return inside.length > 0 ? inside.flatMap(bare) : [schema];
}

/** The fields that a schema allows in the object at a path; none where any name may stand. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<unknown[]>(
    (at, key) =>
      at.flatMap(bare).flatMap((each) => {
        const {shape, element, valueType} = defOf(each);
        return [shape?.[String(key)], element, valueType].filter((next) => next !== undefined);
      }),
    [schema],
  );
  return [...new Set(reached.flatMap(bare).flatMap((each) => Object.keys(defOf(each).shape ?? {})))];
}
