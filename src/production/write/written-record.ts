import {join} from 'node:path';
import {z} from 'zod';
import {parseYaml} from '../../machine/documents/document.ts';
import {appendItem, editText} from '../../machine/documents/edit-yaml.ts';
import {setBlock} from '../../machine/documents/set-block.ts';
import {sha256} from '../../machine/files/hash.ts';

/** `written.yaml`: which lines of the documents of a spot `tenspot write` wrote. */
export const WrittenFile = z.strictObject({
  written: z
    .array(
      z.strictObject({
        /** `framework`: sentences of the brief in a framework. Else the id of a model. */
        by: z.string().min(1),
        document: z.string(),
        at: z.iso.datetime(),
        lines: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
      }),
    )
    .default([]),
});

const HEAD = `# The lines that \`tenspot write\` wrote, each by a hash of its document, its place and its value. A line that a person changed has another hash, so it
# counts as the person's, and Tenspot asks before it replaces it.
`;

/** The file with the record of a spot. */
export const writtenFile = (folder: string): string => join(folder, 'written.yaml');

/** The hash of a line, as the record has it. */
export const lineHash = (mark: string): string => sha256(mark).slice(0, 16);

/** Who wrote each line, by its hash; the last one counts. Errors: those of documents. */
export function writersOf(text: string, file: string): Map<string, string> {
  const {written} = parseYaml(text, file, WrittenFile).value;
  return new Map(written.flatMap(({by, lines}) => lines.map((line) => [line, by] as const)));
}

/**
 * The record with new lines of a document. Lines that it has by this writer are not added again. `present`: the marks of all lines that the document has
 * now. The record forgets the others of this document: where a person writes one of them again, it is the person's. Default: it forgets none.
 */
export function recordLines(
  text: string,
  file: string,
  {
    by,
    document,
    at,
    marks,
    present,
  }: {by: string; document: string; at: string; marks: readonly string[]; present?: readonly string[]},
): string {
  const {written} = parseYaml(text, file, WrittenFile).value;
  const known = writersOf(text, file);
  const lines = [...new Set(marks.map(lineHash))].filter((line) => known.get(line) !== by);
  const left = present && new Set(present.map(lineHash));
  const kept = written
    .map((entry) => ({
      ...entry,
      lines: entry.lines.filter((line) => entry.document !== document || !left || left.has(line)),
    }))
    .filter((entry) => entry.lines.length > 0);
  const added = lines.length > 0 ? [{by, document, at, lines}] : [];
  const isWhole =
    kept.flatMap((entry) => entry.lines).length === written.flatMap((entry) => entry.lines).length;
  if (isWhole && added.length === 0) return text;
  return editText(file, text.trim() === '' ? HEAD : text, (before) =>
    isWhole
      ? added.reduce((done, entry) => appendItem(done, 'written', entry), before)
      : setBlock(before, ['written'], [...kept, ...added]),
  );
}
