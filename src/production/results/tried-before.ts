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
 * The reports of earlier batches that have the same cell, oldest first: a variant with the same id, the same choices on all axes, or the same
 * props. So a variant under a new id is found, too.
 */
export const triedBefore = (
  {variant, choices, props}: BatchCell,
  memory: readonly TriedReport[],
): TriedCell[] =>
  memory.flatMap(({at, until, cells}) =>
    cells
      .filter(
        (cell) =>
          cell.variant === variant ||
          (props !== null && cell.props === props) ||
          (Object.keys(choices).length > 0 && canonical(cell.choices) === canonical(choices)),
      )
      .map((cell) => ({as: cell.variant, at, until, counts: cell.counts})),
  );
