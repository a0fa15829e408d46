/** The parts of a strict JSON Schema that vendors of words take. */
type Node = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
};

/** Texts of fields that are no sentences of an ad: what the picture of a slot shows, calls to action, and texts beside the picture, which are short. */
const plainTexts = (slot: unknown): Readonly<Record<string, unknown>> => ({
  shows: `a plain table in soft light, for the slot ${slot}`,
  subject: `a plain table for the slot ${slot}`,
  action: 'light moves slowly over it',
  setting: 'a quiet room',
  ctas: ['Have a look', 'See it'],
  primaryText: ['Have a look at it'],
  headline: ['Have a look'],
  description: ['See it'],
});

/** Sentences in the order in which an answer uses them; after the last one it begins again. `originals`: texts to translate, by id. */
type Sentences = {next: () => string; originals: ReadonlyMap<unknown, string>};

/** How many texts a list has. */
const TEXTS = 4;

/**
 * A plain answer that follows a strict schema, with the sentences that it may use. A list of objects with a choice among them (`slot`, `angle`, `opening`, `text`) has one
 * object for each choice. The same input gives the same answer.
 */
export function plainAnswer(
  schema: unknown,
  sentences: readonly string[],
  originals: ReadonlyMap<string, string> = new Map(),
): string {
  let at = 0;
  const pool = sentences.length > 0 ? sentences : ['A plain line'];
  const next = (): string => pool[at++ % pool.length] ?? '';
  return JSON.stringify(valueFor(schema as Node, {next, originals}));
}

function valueFor(node: Node, sentences: Sentences, chosen: Readonly<Record<string, unknown>> = {}): unknown {
  const {type, enum: choices, const: fixed, properties = {}, items = {}, anyOf} = node;
  if (fixed !== undefined) return fixed;
  if (choices) return choices[0];
  if (anyOf) return valueFor(anyOf.find((each) => each.type !== 'null') ?? {}, sentences);
  const kind = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (kind === 'object')
    return Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        chosen[name] ??
          translated(name, chosen, sentences) ??
          plainTexts(chosen.slot)[name] ??
          valueFor(each, sentences),
      ]),
    );
  if (kind === 'array') return listOf(items, sentences);
  if (kind === 'number' || kind === 'integer') return 1;
  return kind === 'boolean' ? false : sentences.next();
}

/** The translation of a text: the fake model knows no languages, and gives the original back with a mark at its end. */
function translated(
  name: string,
  chosen: Readonly<Record<string, unknown>>,
  {originals}: Sentences,
): string | undefined {
  const original = name === 'to' ? originals.get(chosen.text) : undefined;
  return original === undefined ? undefined : `${original} ~`;
}

function listOf(items: Node, sentences: Sentences): unknown[] {
  const [choice] = Object.entries(items.properties ?? {}).filter(
    ([name, each]) => ['angle', 'slot', 'opening', 'text'].includes(name) && each.enum,
  );
  if (choice) {
    const [name, {enum: all = []}] = choice;
    return all.map((each) => valueFor(items, sentences, {[name]: each}));
  }
  const count = items.type === 'string' ? TEXTS : 1;
  return Array.from({length: count}, () => valueFor(items, sentences));
}

/** The texts that a question asks to translate, by their ids. */
export function originalsIn(input: string): Map<string, string> {
  const [data] = /^\{.*\}$/m.exec(input) ?? [];
  try {
    const {translate = []} = JSON.parse(data ?? '') as {translate?: {id: string; from: string}[]};
    return new Map(translate.map(({id, from}) => [id, from]));
  } catch {
    return new Map();
  }
}

/** The sentences of the data in a question that may be said: its approved claims, or else its own words. */
export function sentencesIn(input: string): string[] {
  const [data] = /^\{.*\}$/m.exec(input) ?? [];
  try {
    const {approvedClaims, brief} = JSON.parse(data ?? '') as {
      approvedClaims?: string[];
      brief?: {product?: string};
    };
    return [...(approvedClaims ?? []), ...(brief?.product ? [brief.product] : [])];
  } catch {
    return [];
  }
}
