import type {ShotTakes, SpotTake} from './open-takes.ts';

/** How many characters of a changed text are shown, and how many of them are before the change. */
const SHOWN = 60;
const BEFORE = 16;

/** What would be different in the request of a take if it were bought now, a phrase for each field. Empty where nothing would. */
export function changesSince(
  {request, job, current, still}: SpotTake,
  {offers: all}: Pick<ShotTakes, 'offers'>,
): string[] {
  const offers = still ? all.still : all.moving;
  if (current) return [];
  const {take, provider, model, params, inputs} = request;
  const offer = offers.find((each) => each.provider === provider && each.model === model);
  const now = offer?.take?.(take);
  if (!now) return ['the shot: this model cannot make it any more'];
  if (now.key === job.plan.key) return [];
  const before: Record<string, unknown> = {...params, ...inputs};
  const after: Record<string, unknown> = {...now.request.params, ...now.request.inputs};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  return changed.length > 0
    ? changed.map((name) => {
        const [from, to] = aroundChange(text(before[name]), text(after[name]));
        return `${name}: ${from} became ${to}`;
      })
    : ['the description of the shot'];
}

function text(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const isHash = /^[0-9a-f]{64}$/.test(written);
  return isHash ? `picture ${written.slice(0, 8)}` : `"${written}"`;
}

/** Two texts, from a little before the first character that differs: in a long prompt, one word may have changed. */
function aroundChange(before: string, after: string): [string, string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const from = Math.max(0, same - BEFORE);
  const cut = (whole: string): string => {
    const part = whole.slice(from, from + SHOWN);
    return `${from > 0 ? '…' : ''}${part}${from + SHOWN < whole.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}
