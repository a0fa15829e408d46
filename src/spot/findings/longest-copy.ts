import {z} from 'zod';
import type {Problem} from '../problem/errors.ts';
import {toProblems} from '../problem/schema-problems.ts';
import {figuresOf, type TriedLanguage, wordsOf} from './longest-words.ts';

/** The longest (or shortest) copy that a schema allows, with a name for messages. */
export type LongestCopy = {name: string; copy: Record<string, unknown>};

/** Maximum characters of texts that are also tried as prices. */
const MAX_PRICE = 12;

/** Lengths to try where the schema has no maximum. */
const WITHOUT_MAXIMUM = {text: 40, list: 4};

/** The keywords of a JSON Schema from `z.toJSONSchema` that are used here. */
type Node = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  default?: unknown;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Node | false;
  prefixItems?: Node[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | false;
  propertyNames?: {enum?: string[]};
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
};

/** One pass over the schema. */
type Pass = {
  language: TriedLanguage;
  /** Selects the alternative at every choice. */
  turn: number;
  /** Leaves out all that is optional. */
  bare: boolean;
  /** The largest number of alternatives at any choice so far. */
  ways: number;
  problems: Map<string, Problem>;
};

/**
 * The longest copies that a template's schema allows, in words of a language. Every text is as long as its `.max(n)`, every
 * list is full, every alternative occurs in one copy, and short texts occur as prices and as words. The last copy leaves
 * out all that is optional. Problems: `copy-without-maximum`, `copy-unfillable`.
 */
export function longestCopies(
  schema: z.ZodType,
  language: TriedLanguage,
): {copies: LongestCopy[]; problems: Problem[]} {
  const root = z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'}) as Node;
  const problems = new Map<string, Problem>();
  const copies: LongestCopy[] = [];
  let ways = 2;
  for (let turn = 0; turn < ways; turn++) {
    const pass: Pass = {language, turn, bare: false, ways, problems};
    const filled = schema.safeParse(fill(root, ['copy'], pass));
    ways = pass.ways;
    if (filled.success) copies.push({name: `longest-${turn + 1}`, copy: filled.data as LongestCopy['copy']});
    else for (const problem of unfillable(filled.error)) problems.set(problem.where?.field ?? '', problem);
  }
  const bare = schema.safeParse(fill(root, ['copy'], {language, turn: 0, bare: true, ways, problems}));
  // Left out if rules between fields forbid it.
  if (bare.success) copies.push({name: 'barest', copy: bare.data as LongestCopy['copy']});
  return {copies, problems: [...problems.values()]};
}

function fill(node: Node, path: readonly string[], pass: Pass): unknown {
  const choose = <T>(options: readonly T[]): T | undefined => {
    pass.ways = Math.max(pass.ways, options.length);
    return options[pass.turn % options.length];
  };
  if ('const' in node) return node.const;
  if (node.enum) return choose(node.enum);
  const branches = node.anyOf ?? node.oneOf;
  if (branches) {
    const rest = branches.filter(({type}) => type !== 'null');
    if (pass.bare && rest.length < branches.length) return null;
    return fill(choose(rest) ?? {}, path, pass);
  }
  if (node.allOf)
    return Object.assign({}, ...node.allOf.map((part) => fill(part, path, pass) as Record<string, unknown>));
  switch (node.type) {
    case 'string':
      return textOf(node, path, pass);
    case 'boolean':
      return choose([true, false]);
    case 'number':
    case 'integer':
      return numberOf(node);
    case 'array':
      return listOf(node, path, pass);
    case 'object':
      return objectOf(node, path, pass);
    default:
      return node.examples?.[0] ?? node.default;
  }
}

/** The longest example in `.meta({examples: [...]})`, which texts of a fixed form (URLs, digits) need; else words or a price. */
function textOf({maxLength, examples}: Node, path: readonly string[], pass: Pass): string {
  const longest = examples
    ?.filter((example) => typeof example === 'string')
    .sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  if (maxLength === undefined) withoutMaximum(path, 'a text', 'Text.max(40)', pass);
  const length = maxLength ?? WITHOUT_MAXIMUM.text;
  const price = pass.turn % 2 === 0 && length <= MAX_PRICE ? figuresOf(length, pass.language) : undefined;
  return price ?? wordsOf(length, pass.language, `${path.join('.')} ${pass.turn}`);
}

function listOf(node: Node, path: readonly string[], pass: Pass): unknown[] {
  if (node.prefixItems) return node.prefixItems.map((item, index) => fill(item, [...path, `${index}`], pass));
  const {minItems = 0, maxItems, items} = node;
  if (!items) return [];
  if (maxItems === undefined) withoutMaximum(path, 'a list', 'z.array(...).max(5)', pass);
  const count = pass.bare ? minItems : Math.max(maxItems ?? WITHOUT_MAXIMUM.list, minItems);
  return Array.from({length: count}, (_, index) => fill(items, [...path, `${index}`], pass));
}

function objectOf(node: Node, path: readonly string[], pass: Pass): Record<string, unknown> {
  const {properties = {}, required = [], additionalProperties: others, propertyNames} = node;
  const wanted = Object.entries(properties).filter(([key]) => !pass.bare || required.includes(key));
  const keys = others && !node.properties ? (propertyNames?.enum ?? ['one']) : [];
  return Object.fromEntries(
    [...wanted, ...keys.map((key) => [key, others || {}] as const)]
      .map(([key, inner]) => [key, fill(inner, [...path, key], pass)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Larger bounds only say what a JavaScript number can hold. */
const BOUND = 1e9;

function numberOf({examples, minimum = 0, maximum = BOUND}: Node): number {
  const [example] = examples ?? [];
  if (typeof example === 'number') return example;
  return maximum < BOUND ? maximum : Math.max(1299, minimum);
}

function withoutMaximum(path: readonly string[], what: string, example: string, {problems}: Pass): void {
  const field = path.join('.').replaceAll(/\.\d+/g, '.0');
  problems.set(field, {
    code: 'copy-without-maximum',
    what: 'has no maximum',
    where: {field},
    expected: `a .max(n): the layout cannot be checked for ${what} of any length`,
    got: `${what} without a maximum`,
    fix: `Write ${example}, or the largest number that the layout has room for.`,
  });
}

const unfillable = (error: z.ZodError): Problem[] =>
  toProblems(error, undefined, 'copy-unfillable', () => ({})).map(({code, where, expected}) => ({
    code,
    what: 'could not be filled with test copy',
    where: {field: ['copy', where?.field].filter(Boolean).join('.')},
    expected,
    got: 'words of the maximum length',
    fix: 'Add an example of the maximum length: .meta({examples: ["https://example.com/a-long-path"]}).',
  }));
