import type {FieldFault, Problem} from './errors.ts';

/** A problem for programs: every field is there, and null where it says nothing. */
export type ProblemRecord = {
  /** Stable, kebab-case. Decide by it. */
  code: string;
  /** What is wrong, as one sentence without a full stop. */
  what: string;
  /** The path of the document. */
  file: string | null;
  /** From 1. */
  line: number | null;
  /** From 1. */
  column: number | null;
  /** The field that it is about: `copy.hook`. */
  field: string | null;
  /** What would have been right. */
  expected: string | null;
  /** What was found instead. */
  got: string | null;
  /** What to do about it. */
  fix: string | null;
  /** What is wrong with the field, where one code covers several faults. */
  reason: FieldFault | null;
  /** The name that was most likely meant. */
  suggestion: string | null;
  /** The ids of the variants that have the problem. Empty where it belongs to none. */
  variants: readonly string[];
  /** True where the same command may succeed later, without a change of its arguments or of a document. */
  retry: boolean;
};

/** Codes of problems that pass by themselves: another process was at work, or the run was stopped. */
const PASSING: ReadonlySet<string> = new Set(['spot-busy', 'ledger-busy', 'document-changed', 'interrupted']);

/** A problem as a record. */
export const problemRecord = ({
  code,
  what,
  where = {},
  expected,
  got,
  fix,
  reason,
  suggestion,
  variants = [],
}: Problem): ProblemRecord => ({
  code,
  what,
  file: where.file ?? null,
  line: where.line ?? null,
  column: where.column ?? null,
  field: where.field ?? null,
  expected: expected ?? null,
  got: got ?? null,
  fix: fix ?? null,
  reason: reason ?? null,
  suggestion: suggestion ?? null,
  variants,
  retry: PASSING.has(code),
});
