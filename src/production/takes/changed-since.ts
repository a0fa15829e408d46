import type {ShotTakes, SpotTake} from './open-takes.ts';

/** Letters of a text that are told, and of those before its change. */
const TOLD = 60;
const AROUND = 16;

/** What a take was asked for otherwise than it would be now; none where it is as the shot is. */
export function changesSince(
  {request, job, current, still}: SpotTake,
  {offers: all}: Pick<ShotTakes, 'offers'>,
): string[] {
  const offers = still ? all.still : all.moving;
  if (current) return [];
  const {take, provider, model, params, inputs} = request;
  const offer = offers.find((each) => each.provider === provider && each.model === model);
  const now = offer?.take?.(take);
  if (!now) return ['the shot, which this model would not make any more'];
  if (now.key === job.plan.key) return [];
  const before: Record<string, unknown> = {...params, ...inputs};
  const after: Record<string, unknown> = {...now.request.params, ...now.request.inputs};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  return changed.length > 0
    ? changed.map((name) => {
        const [from, to] = apart(text(before[name]), text(after[name]));
        return `${name}: ${from} became ${to}`;
      })
    : ['what the shot says of itself'];
}

function text(value: unknown): string {
  if (value === undefined) return 'nothing';
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[0-9a-f]{64}$/.test(said) ? `picture ${said.slice(0, 8)}` : `"${said}"`;
}

/** Two texts, from a little before the first letter that differs: of a long prompt, one word was changed. */
function apart(before: string, after: string): [string, string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const from = Math.max(0, same - AROUND);
  const cut = (said: string): string => {
    const part = said.slice(from, from + TOLD);
    return `${from > 0 ? '…' : ''}${part}${from + TOLD < said.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}
