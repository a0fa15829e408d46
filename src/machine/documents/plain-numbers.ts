import {type Document, isPair, isScalar, isSeq, visit} from 'yaml';
import type {Problem, Where} from '../../spot/problem/errors.ts';

/** How YAML calls numbers that are not written with decimal digits alone. */
const OTHER_FORMATS: readonly unknown[] = ['HEX', 'OCT', 'EXP'];

/**
 * Problems for numbers that are written as `0x10`, `0o17` or `1e3`. YAML reads them as 16, 15 and 1000: as a budget, that is seldom what was
 * meant, and as a text never.
 */
export function unplainNumbers(document: Document, at: (offset: number) => Where): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Scalar: (key, {value, format, source = '', range}, path) => {
      if (key === 'key' || typeof value !== 'number' || !OTHER_FORMATS.includes(format)) return;
      const field = path
        .flatMap((node, index) => {
          const inside = path[index + 1];
          if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : '?'];
          return isSeq(node) ? [String(node.items.indexOf(inside))] : [];
        })
        .join('.');
      problems.push({
        code: 'document-invalid',
        what: 'is not written as a decimal number',
        where: {...at(range?.[0] ?? 0), field},
        expected: 'a decimal number, or a text in quotes',
        got: source,
        fix: `Write ${value}, or '${source}' where it is a text.`,
      });
    },
  });
  return problems;
}
