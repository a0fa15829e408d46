import {z} from 'zod';
import type {Problem} from '../problem/errors.ts';
import {toProblems} from '../problem/schema-problems.ts';
import {figuresOf, type TriedLanguage, wordsOf} from './longest-words.ts';

/** Copy as a schema allows it at its longest (or barest), and what tells it from the others. */
export type LongestCopy = {name: string; copy: Record<string, unknown>};

/** Texts up to this long may be prices. */
const PRICE = 12;

/** Stands in for a length that the schema does not name. */
const UNNAMED = {text: 40, list: 4};

/** What `z.toJSONSchema` says of one field: the keywords that are used here. */
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

/** One way through the schema: which of several it takes each time, and whether it leaves out what it can. */
type Pass = {
  language: TriedLanguage;
  turn: number;
  bare: boolean;
  /** The most alternatives that were met. */
  ways: number;
  problems: Map<string, Problem>;
};

/**
 * The longest copies that a template's schema allows, in words of a language: every text at its `.max(n)`,
 * every list full, every choice taken at least once; short texts as prices and as words; and the barest copy.
 * Whatever keeps a text from having a longest form is told as problems.
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
  // Rules between fields may forbid it: then there is no such copy.
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

/** A text that has to have a form of its own (a web address, digits) shows it by `.meta({examples: [...]})`. */
function textOf({maxLength, examples}: Node, path: readonly string[], pass: Pass): string {
  const longest = examples
    ?.filter((example) => typeof example === 'string')
    .sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  if (maxLength === undefined) withoutMaximum(path, 'a text', 'Text.max(40)', pass);
  const length = maxLength ?? UNNAMED.text;
  const price = pass.turn % 2 === 0 && length <= PRICE ? figuresOf(length, pass.language) : undefined;
  return price ?? wordsOf(length, pass.language, `${path.join('.')} ${pass.turn}`);
}

function listOf(node: Node, path: readonly string[], pass: Pass): unknown[] {
  if (node.prefixItems) return node.prefixItems.map((item, index) => fill(item, [...path, `${index}`], pass));
  const {minItems = 0, maxItems, items} = node;
  if (!items) return [];
  if (maxItems === undefined) withoutMaximum(path, 'a list', 'z.array(...).max(5)', pass);
  const count = pass.bare ? minItems : Math.max(maxItems ?? UNNAMED.list, minItems);
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

/** Past this a bound is only what a JavaScript number can hold. */
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
    expected: `a .max(n): nothing can be laid out for ${what} without end`,
    got: `${what} of any length`,
    fix: `Write ${example}, or as much as there is room for.`,
  });
}

const unfillable = (error: z.ZodError): Problem[] =>
  toProblems(error, undefined, 'copy-unfillable', () => ({})).map(({code, where, expected}) => ({
    code,
    what: 'could not be filled with words to try the layout',
    where: {field: ['copy', where?.field].filter(Boolean).join('.')},
    expected,
    got: 'words of the longest length',
    fix: 'Give it an example, as long as it may be: .meta({examples: ["https://example.com/a-long-path"]}).',
  }));
