import {requestKey} from '../shoot/take.ts';
import type {ShotTakes, SpotTake} from '../shoot/takes.ts';

/** Letters of a text that are told. */
const TOLD = 60;

/** What a take was asked for otherwise than it would be now; none where it is as the shot is. */
export function changesSince(
  {request, job, current}: SpotTake,
  {offers}: Pick<ShotTakes, 'offers'>,
): string[] {
  if (current) return [];
  const {take, provider, model, params, inputs} = request;
  const offer = offers.find((each) => each.provider === provider && each.model === model);
  const now = offer?.plan?.(take);
  if (!now) return ['the shot, which this model would not make any more'];
  if (requestKey(now) === job.plan.key) return [];
  const before: Record<string, unknown> = {...params, ...inputs};
  const after: Record<string, unknown> = {...now.params, ...now.inputs};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  return changed.length > 0
    ? changed.map((name) => `${name}: ${say(before[name])} became ${say(after[name])}`)
    : ['what the shot says of itself'];
}

function say(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^[0-9a-f]{64}$/.test(text)) return `picture ${text.slice(0, 8)}`;
  return text.length > TOLD ? `"${text.slice(0, TOLD)}…"` : `"${text}"`;
}
