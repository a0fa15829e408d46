import type {UnapprovedClaim} from '../claims/unapproved-claims.ts';
import type {WrittenAngle} from '../documents/angles.ts';
import type {Brief} from '../documents/brief.ts';
import type {CopyPart, CopyRole} from '../variant/template.ts';
import type {ProductPrice} from './product-price.ts';

/** A text of the copy that a person has to write: no sentence fits, or several amounts may be the price. */
export type OpenText =
  | {copy: string; role: CopyRole; most: number; shortest: string | null}
  | {copy: string; role: 'price'; amounts: string[]}
  /** An opening that is left out, because no field shows its answer. */
  | {copy: string; role: 'hook'; unanswered: string};

/** A sentence of the brief that is left out, because it claims more than is approved. */
export type RefusedText = {copy: string; text: string; claim: UnapprovedClaim};

/** What texts are chosen from. */
export type CopySources = {
  brief: Pick<Brief, 'product' | 'promise' | 'offer'>;
  price: ProductPrice;
  parts: readonly CopyPart[];
  /** The most characters of a text. */
  most: (path: string) => number;
  /** What a text claims without approval. Undefined where it may be said. */
  unproven: (text: string) => UnapprovedClaim | undefined;
  /** Whether each body answers the hook at the same place. Default: false. */
  answersHooks?: boolean;
};

/** The texts that all variants share, and those that vary. */
export type ChosenCopy = {
  /** By dot path. */
  shared: Record<string, string>;
  hooks: string[];
  /** Each by dot path: the lines of a body, in the fields for them. Where bodies answer hooks, as many as hooks, in their order. */
  bodies: Record<string, string>[];
  ctas: string[];
  open: OpenText[];
  refused: RefusedText[];
};

/** Chooses the texts of a template's copy from an angle: those that fit. A sentence is never cut: that could change what it claims. */
export function chooseCopy(
  angle: WrittenAngle,
  {brief, price, parts, most, unproven, answersHooks = false}: CopySources,
): ChosenCopy {
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
  const refused: RefusedText[] = [];
  const usual: Partial<Record<CopyRole, readonly string[]>> = {
    product: [brief.product],
    offer: [...(brief.offer === undefined ? [] : [brief.offer]), brief.promise, brief.product],
    price: price.price === null ? [] : [price.price],
  };
  for (const [role, texts] of Object.entries(usual) as [CopyRole, readonly string[]][]) {
    const part = partOf(role);
    if (!part) continue;
    const claims = texts.map((text) => ({text, claim: unproven(text)}));
    refused.push(...claims.flatMap(({text, claim}) => (claim ? [{copy: part.copy, text, claim}] : [])));
    const [first] = fitting(
      part,
      claims.filter(({claim}) => !claim).map(({text}) => text),
    );
    if (first !== undefined) shared[part.copy] = first;
  }
  const priced = partOf('price');
  if (priced && price.price === null && price.amounts.length > 0)
    open.push({copy: priced.copy, role: 'price', amounts: price.amounts});
  const lines = parts.filter(({role}) => role === 'body');
  const chosen = {
    shared,
    hooks: from('hook', angle.hooks),
    ctas: from('cta', callsBeside(shared[partOf('offer')?.copy ?? ''], angle.ctas)),
    open,
    refused,
  };
  const hook = partOf('hook');
  if (hook && answersHooks) {
    const pairs = chosen.hooks.map((text) => {
      const answer = answerTo(angle, text);
      const body = bodyFields(answer, lines, most);
      return {text, body, isAnswered: answer.length > 0 && Object.values(body)[0] === answer[0]};
    });
    const answered = pairs.filter(({isAnswered}) => isAnswered);
    for (const {text, isAnswered} of pairs)
      if (!isAnswered) open.push({copy: hook.copy, role: 'hook', unanswered: text});
    return {...chosen, hooks: answered.map(({text}) => text), bodies: answered.map(({body}) => body)};
  }
  const bodies = angle.bodies.flatMap((body) => {
    const filled = bodyFields(body, lines, most);
    return Object.keys(filled).length > 0 ? [filled] : [];
  });
  for (const part of lines)
    if (!bodies.some((body) => part.copy in body)) fitting(part, unfitted(angle.bodies, most(part.copy)));
  return {...chosen, bodies: uniqueBodies(bodies)};
}

/** The body that answers an opening: the one at the same place, or the only one. */
const answerTo = ({hooks, bodies}: WrittenAngle, hook: string): readonly string[] =>
  (bodies.length === 1 ? bodies[0] : bodies[hooks.indexOf(hook)]) ?? [];

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
