import {z} from 'zod';
import {valueAt} from '../problem/schema-problems.ts';
import type {AnyTemplate} from './template.ts';

/** How much a size that is a number grows or shrinks in one step. 1.15 is a change that is seen and breaks no layout. */
const STEP = 1.15;

/** A new value for the size of a field of the copy, or why there is none. */
export type SizeChange =
  | {field: string; value: number | string}
  | {field: string; why: 'no-field' | 'at-the-end'; options?: readonly string[] | undefined};

type Schema = {enum?: unknown[]; type?: unknown; minimum?: number; maximum?: number; default?: unknown};

/**
 * The next larger or smaller size of what a field of the copy shows. By convention, the size of `copy.product` is `copy.productSize`: an enum
 * whose values go from small to large, or a number. A number changes by 15 %, within the limits of the schema.
 */
export function nextSize(
  {copy}: Pick<AnyTemplate, 'copy'>,
  field: string,
  props: {copy: unknown},
  direction: 'bigger' | 'smaller',
): SizeChange {
  const sized = `${field}Size`;
  const path = sized.split('.').slice(1);
  const schema =
    path.length > 0 ? schemaAt(z.toJSONSchema(copy, {io: 'input', unrepresentable: 'any'}), path) : undefined;
  if (!schema) return {field: sized, why: 'no-field'};
  const now = valueAt(props.copy, path) ?? schema.default;
  if (Array.isArray(schema.enum)) {
    const sizes = schema.enum.map(String);
    const middle = Math.floor((sizes.length - 1) / 2);
    const at = now === undefined ? middle : sizes.indexOf(String(now));
    const next = sizes[at + (direction === 'bigger' ? 1 : -1)];
    return next === undefined
      ? {field: sized, why: 'at-the-end', options: sizes}
      : {field: sized, value: next};
  }
  if (schema.type !== 'number' && schema.type !== 'integer') return {field: sized, why: 'no-field'};
  const from = typeof now === 'number' ? now : 1;
  const wanted = direction === 'bigger' ? from * STEP : from / STEP;
  const {minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY} = schema;
  const within = Math.min(Math.max(wanted, minimum), maximum);
  const value = schema.type === 'integer' ? Math.round(within) : Number(within.toFixed(3));
  return value === from ? {field: sized, why: 'at-the-end'} : {field: sized, value};
}

/** The JSON Schema of a field, through objects and lists. */
function schemaAt(root: unknown, path: readonly string[]): Schema | undefined {
  const at = path.reduce<unknown>(
    (schema, key) =>
      valueAt(schema, ['properties', key]) ?? (/^\d+$/.test(key) ? valueAt(schema, ['items']) : undefined),
    root,
  );
  return at as Schema | undefined;
}
