import {basename} from 'node:path';
import {isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit} from 'yaml';
import type {z} from 'zod';
import type {CutValue} from '../../spot/documents/cut-value.ts';
import {invalid, type Problem, type Where} from '../../spot/problem/errors.ts';
import {type Locate, type Path, suggest, toProblems} from '../../spot/problem/schema-problems.ts';
import {readText} from '../files/read-file.ts';
import {unplainNumbers} from './plain-numbers.ts';

/** A valid document; `locate` finds the line and column of a field. `cuts`: its values that end where a comment begins. */
export type Document<T> = {value: T; file: string; locate: Locate; cuts: CutValue[]};

/** Texts that are read in place of the files at these paths: documents with a change that is not written yet. */
export type DocumentTexts = ReadonlyMap<string, string>;

/** Reads a YAML document and checks it against a schema. Errors: `document-syntax`, `document-invalid`, with file, line and column. */
export async function readDocument<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  texts?: DocumentTexts,
): Promise<Document<z.output<Schema>>> {
  return parseYaml(texts?.get(file) ?? (await readText(file)), file, schema);
}

/** Reads the YAML front matter of a Markdown file, between two lines of `---`. Errors: also `document-front-matter`. */
export async function readFrontMatter<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<Document<z.output<Schema>>> {
  const text = await readText(file);
  const match = /^---\r?\n([\s\S]*?)\r?\n---(\r?\n|$)/.exec(text);
  if (!match) {
    throw invalid({
      code: 'document-front-matter',
      what: 'this file has no front matter',
      where: {file, line: 1, column: 1},
      expected: 'YAML between two lines of ---',
      got: text.split('\n')[0] || 'an empty file',
      fix: 'Put a line of --- at the start of the file and another one after the fields.',
    });
  }
  return parseYaml(match[1] ?? '', file, schema, 1);
}

type SyntaxProblem = (rest: string, message: string | undefined) => Pick<Problem, 'expected' | 'got' | 'fix'>;

const ANY_SYNTAX_ERROR: SyntaxProblem = (_, message) => ({
  expected: 'YAML',
  got: message,
  fix: 'Check the indentation and quotes of this line and the one before.',
});

/** Problems for syntax errors with one known cause. `rest` is the text from the error on. */
const SYNTAX_ERRORS: Partial<Record<string, SyntaxProblem>> = {
  DUPLICATE_KEY: (rest) => ({
    expected: 'each key once in its block',
    got: `"${/^[^\s:]*/.exec(rest)?.[0]}" again`,
    fix: 'Remove one of the two, or rename it.',
  }),
  TAB_AS_INDENT: () => ({
    expected: 'lines indented with spaces',
    got: 'a tab',
    fix: 'Replace each tab by two spaces.',
  }),
};

/** Parses and checks YAML, as `readDocument` does. `lineOffset` is added to the lines of problems. Default: 0. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  lineOffset = 0,
): Document<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    merge: true,
    maxAliasCount: 100,
  } as Parameters<typeof parseDocument>[1]);
  const at = (offset: number): Where => {
    const {line, col} = lines.linePos(offset);
    return {file, line: line + lineOffset, column: col};
  };
  if (document.errors.length > 0) {
    const comment = commentAsValue(text, document.errors[0]?.pos[0] ?? 0, at);
    if (comment) throw invalid({...comment, what: `${basename(file)} is not valid YAML`});
    throw invalid(
      document.errors.map(
        (error): Problem => ({
          code: 'document-syntax',
          what: `${basename(file)} is not valid YAML`,
          where: at(error.pos[0]),
          ...(SYNTAX_ERRORS[error.code] ?? ANY_SYNTAX_ERROR)(
            text.slice(error.pos[0]),
            error.message.split('\n')[0],
          ),
        }),
      ),
    );
  }
  const unplain = unplainNumbers(document, at);
  if (unplain.length > 0) throw invalid(unplain);
  const locate: Locate = (path) => at(offsetOf(document.contents, path));
  const raw: unknown = document.toJS({maxAliasCount: 100}) ?? {};
  const parsed = schema.safeParse(raw);
  if (!parsed.success)
    throw invalid(
      withComments(
        suggest(toProblems(parsed.error, raw, 'document-invalid', locate, schema), fieldsOf(schema)),
        cutsIn(document),
      ),
    );
  return {value: parsed.data, file, locate, cuts: cutsIn(document)};
}

/** A value within brackets that begins with `#`, in the line of a syntax error or in one of the two before it: YAML reads it as a comment. */
function commentAsValue(
  text: string,
  offset: number,
  at: (offset: number) => Where,
): Omit<Problem, 'what'> | undefined {
  const before = text.slice(0, offset).split('\n').slice(-3).join('\n').length;
  const end = text.indexOf('\n', offset);
  const from = offset - before;
  const match = /[{[][^\n]*?[:,[]\s+(#[^\s,}\]]+)/.exec(text.slice(from, end < 0 ? undefined : end));
  const [whole = '', value = ''] = match ?? [];
  if (!match) return undefined;
  return {
    code: 'document-syntax',
    where: at(from + match.index + whole.length - value.length),
    expected: 'a value',
    got: `the comment ${value}`,
    fix: `Put it in quotes: '${value}'.`,
  };
}

/** Says of a value that is wrong because a comment cut it what the comment is: `#e07a2c` without quotes is one. */
const withComments = (problems: Problem[], cuts: readonly CutValue[]): Problem[] =>
  problems.map((problem) => {
    const cut = cuts.find(({path}) => path.join('.') === problem.where?.field);
    if (!cut) return problem;
    const whole = [cut.value, cut.comment].filter(Boolean).join(' ');
    return {
      ...problem,
      got: `${cut.value === null ? 'nothing' : `"${cut.value}"`}, and the comment ${cut.comment}`,
      fix: `Put it in quotes: '${whole}'.`,
    };
  });

/** The values without quotes, and the empty ones, that end where a comment begins. */
function cutsIn(document: ReturnType<typeof parseDocument>): CutValue[] {
  const cuts: CutValue[] = [];
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (key === 'key' || !node.comment || (node.type !== 'PLAIN' && node.value !== null)) return;
      const path = ancestors.flatMap((each, at): (string | number)[] => {
        const inner: unknown = ancestors[at + 1] ?? node;
        if (isPair(each)) return [String(isScalar(each.key) ? each.key.value : each.key)];
        return isSeq(each) ? [each.items.indexOf(inner)] : [];
      });
      const value = node.value === null ? null : String(node.value);
      cuts.push({path, value, comment: `#${node.comment.split('\n')[0] ?? ''}`});
    },
  });
  return cuts;
}

/** The offset of a path's deepest part that exists. */
function offsetOf(root: unknown, path: Path): number {
  let node = root;
  let offset = rangeOf(root);
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = rangeOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = rangeOf(node) ?? offset;
    } else break;
  }
  return offset ?? 0;
}

const rangeOf = (node: unknown): number | undefined =>
  (node as {range?: [number, number, number]} | null)?.range?.[0];

/** All field names in a schema, to suggest one for a misspelt field. */
function fieldsOf(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    const shape = (value as {shape?: unknown}).shape;
    if (shape && typeof shape === 'object') for (const name of Object.keys(shape)) names.add(name);
    for (const inner of Object.values((value as {def?: object}).def ?? (value as object))) visit(inner);
  };
  visit(schema);
  return [...names];
}
