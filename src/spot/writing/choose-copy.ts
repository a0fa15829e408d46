import type {WrittenAngle} from '../documents/angles.ts';
import type {Brief} from '../documents/brief.ts';
import type {CopyPart, CopyRole} from '../variant/template.ts';

/** A text of the copy for which no sentence fits. */
export type OpenText = {copy: string; role: CopyRole; most: number; shortest: string | null};

/** What texts are chosen from. */
export type CopySources = {
  brief: Pick<Brief, 'product' | 'promise' | 'offer'>;
  /** Approved prices: the amount alone, such as `€39`. */
  prices: readonly string[];
  parts: readonly CopyPart[];
  /** The most characters of a text. */
  most: (path: string) => number;
};

/** The texts that all variants share, and those that vary. */
export type ChosenCopy = {
  /** By dot path. */
  shared: Record<string, string>;
  hooks: string[];
  /** Each by dot path: the lines of a body, in the fields for them. */
  bodies: Record<string, string>[];
  ctas: string[];
  open: OpenText[];
};

/** Chooses the texts of a template's copy from an angle: those that fit. A sentence is never cut: that could change what it claims. */
export function chooseCopy(angle: WrittenAngle, {brief, prices, parts, most}: CopySources): ChosenCopy {
  const open: OpenText[] = [];
  const fitting = (part: CopyPart, texts: readonly string[]): string[] => {
    const limit = most(part.copy);
    const fits = texts.filter((text) => text.length <= limit);
    if (fits.length === 0 && texts.length > 0)
      open.push({
        copy: part.copy,
        role: part.role,
        most: limit,
        shortest: [...texts].sort((a, b) => a.length - b.length)[0] ?? null,
      });
    return fits;
  };
  const partOf = (role: CopyRole): CopyPart | undefined => parts.find((part) => part.role === role);
  const from = (role: CopyRole, texts: readonly string[]): string[] => {
    const part = partOf(role);
    return part ? fitting(part, texts) : [];
  };
  const shared: Record<string, string> = {};
  const usual: Partial<Record<CopyRole, readonly string[]>> = {
    product: [brief.product],
    offer: [...(brief.offer === undefined ? [] : [brief.offer]), brief.promise, brief.product],
    price: prices,
  };
  for (const [role, texts] of Object.entries(usual) as [CopyRole, readonly string[]][]) {
    const part = partOf(role);
    const [first] = from(role, texts);
    if (part && first !== undefined) shared[part.copy] = first;
  }
  const lines = parts.filter(({role}) => role === 'body');
  const bodies = angle.bodies.flatMap((body) => {
    const filled = bodyFields(body, lines, most);
    return Object.keys(filled).length > 0 ? [filled] : [];
  });
  for (const part of lines)
    if (!bodies.some((body) => part.copy in body)) fitting(part, unfitted(angle.bodies, most(part.copy)));
  return {
    shared,
    hooks: from('hook', angle.hooks),
    bodies: uniqueBodies(bodies),
    ctas: from('cta', callsBeside(shared[partOf('offer')?.copy ?? ''], angle.ctas)),
    open,
  };
}

/** Calls to action that do not repeat the offer, where there are others. */
const callsBeside = (offer: string | undefined, calls: readonly string[]): readonly string[] => {
  const others = calls.filter((call) => call !== offer);
  return others.length > 0 ? others : calls;
};

/** The lines of a body in the fields for them, in order; a line that fits no field is left out. */
function bodyFields(
  body: readonly string[],
  parts: readonly CopyPart[],
  most: (path: string) => number,
): Record<string, string> {
  const filled: Record<string, string> = {};
  let next = 0;
  for (const line of body) {
    const part = parts[next];
    if (!part) break;
    if (line.length > most(part.copy)) continue;
    filled[part.copy] = line;
    next += 1;
  }
  return filled;
}

const unfitted = (bodies: readonly (readonly string[])[], most: number): string[] =>
  bodies.flat().filter((line) => line.length > most);

const uniqueBodies = (bodies: readonly Record<string, string>[]): Record<string, string>[] =>
  bodies.filter(
    (body, at) => bodies.findIndex((other) => JSON.stringify(other) === JSON.stringify(body)) === at,
  );

/** How many hooks, bodies and calls to action make at most `wanted` variants: hooks first, because they are compared most. */
export function matrixOf(
  {hooks, bodies, ctas}: {hooks: number; bodies: number; ctas: number},
  wanted: number,
): {hooks: number; bodies: number; ctas: number} {
  let best = {hooks: Math.min(1, hooks), bodies: Math.min(1, bodies), ctas: Math.min(1, ctas)};
  const size = (each: typeof best): number =>
    Math.max(each.hooks, 1) * Math.max(each.bodies, 1) * Math.max(each.ctas, 1);
  for (let b = Math.min(1, bodies); b <= bodies; b++)
    for (let c = Math.min(1, ctas); c <= ctas; c++)
      for (let h = Math.min(1, hooks); h <= hooks; h++) {
        const tried = {hooks: h, bodies: b, ctas: c};
        const better = size(tried) - size(best) || h - best.hooks || c - best.ctas;
        if (size(tried) <= wanted && better > 0) best = tried;
      }
  return best;
}
