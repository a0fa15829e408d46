import {appendItem} from '../../machine/documents/append-yaml-item.ts';
import {parseYaml} from '../../machine/documents/document.ts';
import {setIn} from '../../machine/documents/edit-yaml.ts';
import {readText, writeWhole} from '../../machine/files/files.ts';
import {type TakeName, TakesFile, type TakeVerdict} from '../../spot/takes/verdicts.ts';
import type {SpotTake} from './open-takes.ts';

/** A document before and after. */
export type Rewrite = {file: string; before: string; after: string};

/** What a pick or a rejection does: which documents it changes, and what that means, in sentences. */
export type VerdictChange = {take: SpotTake; verdict: TakeVerdict; rewrites: Rewrite[]; says: string[]};

export const textOf = (file: string): Promise<string> => readText(file).catch(() => '');

/** Writes the documents that differ, each whole. */
export async function writeRewrites(rewrites: readonly Rewrite[]): Promise<void> {
  for (const {file, before, after} of rewrites) if (before !== after) await writeWhole(file, after);
}

const HEAD =
  '# What people said of the takes of this spot. `tenspot pick` and `tenspot reject` write it; the router learns from it.\n';

/** What is said of a take. */
export function verdictFor(
  take: SpotTake,
  kind: TakeVerdict['kind'],
  {at, ...said}: Pick<TakeVerdict, 'verdict' | 'why' | 'by' | 'at'>,
): TakeVerdict {
  const {job, request} = take;
  return {
    ...takeLabel(take),
    ...{provider: job.plan.provider, model: request.model, kind},
    ...(take.still ? {still: true as const} : {}),
    ...{...said, at},
  };
}

export const takeLabel = ({shot, format, number, clip}: SpotTake): TakeName => ({
  ...{shot, format, take: number, clip: clip?.split('.')[0] ?? ''},
});

/** Adds a verdict to the record and takes out those that it replaces. Every other line stays as it is. */
export function withVerdict(
  text: string,
  file: string,
  verdict: TakeVerdict,
  replaces: (old: TakeVerdict) => boolean,
): string {
  const {verdicts} = parseYaml(text, file, TakesFile).value;
  const out = verdicts.flatMap((each, at) => (replaces(each) ? [at] : []));
  const all = out.length === verdicts.length;
  const without = all
    ? setIn(text, ['verdicts'], undefined)
    : out.reduceRight((left, at) => setIn(left, ['verdicts', at], undefined), text);
  return appendItem(without.trim() === '' ? HEAD : without, 'verdicts', verdict);
}
