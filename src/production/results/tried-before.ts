import {canonical} from '../../spot/keys/canonical-json.ts';
import type {AdCounts} from '../../spot/results/axis-results.ts';
import type {TriedReport} from './batch-memory.ts';

/** A variant as a memory compares it. `props`: the hash of its props; null where it is not known. */
type BatchCell = {variant: string; choices: Readonly<Record<string, string>>; props: string | null};

/** What an earlier report says about the same cell. */
export type TriedCell = {
  /** The id of the variant at that time. */
  as: string;
  /** When the report was imported (ISO 8601). */
  at: string;
  /** The last day of the report; null where it was not said. */
  until: string | null;
  /** What the report counted. */
  counts: AdCounts;
};

/**
 * The reports of earlier batches that have the same cell, oldest first, each once: the variant with the same id, or else the one with the same props, or else
 * the one with the same choices on all axes. So a variant under a new id is found, too. `others`: ids of the other variants of the spot, whose
 * cells are their own. Where several have the same choices, their rows set something else beside the axes, and no cell counts for another.
 */
export const triedBefore = (
  {variant, choices, props}: BatchCell,
  memory: readonly TriedReport[],
  others: readonly string[] = [],
): TriedCell[] =>
  memory.flatMap(({at, until, cells}) => {
    const free = cells.filter((cell) => !others.includes(cell.variant));
    const chosen = free.filter(
      (cell) => Object.keys(choices).length > 0 && canonical(cell.choices) === canonical(choices),
    );
    const [only, ...more] = chosen;
    const cell =
      cells.find((each) => each.variant === variant) ??
      free.find((each) => props !== null && each.props === props) ??
      (more.length === 0 ? only : undefined);
    return cell ? [{as: cell.variant, at, until, counts: cell.counts}] : [];
  });
