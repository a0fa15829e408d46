import {join} from 'node:path';
import type {SpotProject} from '../production/project/open-spot.ts';
import {warnOfDocuments} from '../production/project/warn-of-documents.ts';
import type {AdCopy} from '../spot/ad/ad-copy.ts';
import type {Problem} from '../spot/problem/errors.ts';
import {joinProblems} from '../spot/problem/join-problems.ts';
import type {Format} from '../spot/variant/format.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** Which variants of a spot a call is about. */
export type VariantChoice = SpotChoice &
  RunOptions & {
    /** Ids of variants (`ice-shop`) or axis values (`hook=ice`); a variant that matches one of them counts. Default: all. */
    only?: readonly string[] | undefined;
    /** Leaves out variants with problems instead of refusing all that are asked for. Default: false. */
    keepGoing?: boolean | undefined;
    /** Half size, in the folder `proof/`. Default: false. */
    proof?: boolean | undefined;
  };

/** A variant, and the file that a render writes. */
export type ListedVariant = {
  /** Its id. */
  id: string;
  /** The name of its files at delivery. */
  name: string;
  /** The value that it has on each axis. */
  choices: Record<string, string>;
  /** Width to height. */
  format: Format;
  /** Its length in seconds. */
  seconds: number;
  /** The path of its master, rendered or not. */
  file: string;
  /** What goes out beside the picture; null where `variants.yaml` has no ad. */
  ad: AdCopy | null;
};

/** The variants of a spot. */
export type VariantList = {
  /** The id of the spot. */
  spot: string;
  /** The folder of the masters. */
  folder: string;
  /** In the order of `variants.yaml`. */
  variants: ListedVariant[];
  /** The problems of variants that were left out because they cannot be rendered: `keepGoing`, or others than those asked for. */
  refused: readonly Problem[];
};

/**
 * Lists the variants of a spot, checked as for a render. Renders and writes nothing. Errors: those of the documents, with file, line
 * and column; `only-unknown`.
 */
export const variants = (project: TenspotProject, choice: VariantChoice = {}): Promise<VariantList> =>
  running(choice, (run) =>
    withSpot(project, choice, 'render', run, async (spot) => {
      warnOfDocuments(spot, run.report);
      const proof = choice.proof ?? false;
      return {
        ...variantList({...spot, variants: spot.asked}, proof),
        refused: joinProblems(spot.refused),
      };
    }),
  );

/** The variants as a list. */
function variantList(
  {workspace, spot, variants: all}: Pick<SpotProject, 'workspace' | 'spot' | 'variants'>,
  proof: boolean,
): Omit<VariantList, 'refused'> {
  const folder = proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id);
  const rows = all.map(({id, name, choices, props, ad}) => ({
    id,
    name,
    choices,
    format: props.format,
    seconds: props.seconds,
    file: join(folder, `${id}.mp4`),
    ad: ad ?? null,
  }));
  return {spot: spot.id, folder, variants: rows};
}
