import {canonical} from '../keys/canonical-json.ts';
import {show} from '../problem/schema-problems.ts';

/** Changes that a message lists. */
const MOST = 3;

/** What differs between two values, for people: `copy.price: '19.99 EUR' became '24.99 EUR'`. A field without a value is as one that is not there. */
export function changedValues(before: unknown, after: unknown): string {
  const all = differences(before, after, []);
  const more = all.length > MOST ? `, and ${all.length - MOST} more` : '';
  return `${all.slice(0, MOST).join(', ')}${more}`;
}

function differences(before: unknown, after: unknown, path: readonly string[]): string[] {
  if (plain(before) === plain(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  return [`${path.length > 0 ? `${path.join('.')}: ` : ''}${said(before)} became ${said(after)}`];
}

const said = (value: unknown): string => (value == null ? 'nothing' : show(value));

const plain = (value: unknown): string => canonical(JSON.parse(JSON.stringify(value ?? null)));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
