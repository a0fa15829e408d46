import {parseYaml} from '../../machine/documents/document.ts';
import {appendItem, editText, setIn} from '../../machine/documents/edit-yaml.ts';
import {readText} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import type {ShotKind} from '../../spot/documents/shots.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {type TakeName, TakesFile, type TakeVerdict} from '../../spot/takes/verdicts.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {SpotTake} from './open-takes.ts';

/** The text of a document before and after a change. */
export type Rewrite = {file: string; before: string; after: string};

/** What a pick or a rejection changes. */
export type VerdictChange = {
  take: SpotTake;
  verdict: TakeVerdict;
  /** The documents as they would be written. */
  rewrites: Rewrite[];
  /** What the change means, in sentences. */
  summary: string[];
};

/** The kind of the shot that a take was made for. A verdict counts for the model and this kind. */
export function shotKindOf({shot: id}: SpotTake, {spot}: Pick<SpotProject, 'spot'>): ShotKind {
  const shot = spot.shots.find((each) => each.id === id);
  if (shot) return shot.kind;
  throw invalid({
    code: 'shot-unknown',
    what: `the shot "${id}" is not in shots.yaml any more`,
    where: {file: spot.folder},
    expected: spot.shots.map((each) => each.id).join(', ') || 'a shot',
    got: id,
    fix: 'Write it there again, or leave its takes as they are.',
  });
}

/** The text of a file; empty where there is none. Errors: those of reading a file that is there. */
export const textOf = (file: string): Promise<string> =>
  readText(file).catch((error: unknown) => {
    if (error instanceof TenspotError && error.code === 'file-enoent') return '';
    throw error;
  });

/** Writes the documents that change. Errors: `document-changed` where one has another text by now; then nothing is written. */
export async function writeRewrites(rewrites: readonly Rewrite[]): Promise<void> {
  for (const {file, before} of rewrites) if ((await textOf(file)) !== before) throw changedMeanwhile(file);
  for (const {file, before, after} of rewrites) if (before !== after) await writeWhole(file, after);
}

const changedMeanwhile = (file: string): TenspotError =>
  new TenspotError({
    code: 'document-changed',
    what: 'the document was changed by another program while this change was prepared',
    where: {file},
    expected: 'the text that was read',
    got: 'another text',
    fix: 'Run the same command again.',
  });

const HEAD =
  '# Verdicts on the takes of this spot. `tenspot pick` and `tenspot reject` write them; the router learns from them.\n';

/** A verdict on a take, as the record has it. */
export function verdictFor(
  take: SpotTake,
  kind: TakeVerdict['kind'],
  {verdict, why, by, at}: Pick<TakeVerdict, 'verdict' | 'why' | 'by' | 'at'>,
): TakeVerdict {
  const {job, request} = take;
  return {
    ...takeLabel(take),
    provider: job.plan.provider,
    model: request.model,
    kind,
    ...(take.still ? {still: true} : {}),
    verdict,
    ...(why === undefined ? {} : {why}),
    ...(by === undefined ? {} : {by}),
    at,
  };
}

/** What the record knows a take by: its clip without the extension is the sha256 of the file. */
export const takeLabel = ({shot, format, number, clip}: SpotTake): TakeName => ({
  shot,
  format,
  take: number,
  clip: clip?.split('.')[0] ?? '',
});

/** Adds a verdict to the record and removes those that it replaces. Every other line stays as it is. */
export function withVerdict(
  text: string,
  file: string,
  verdict: TakeVerdict,
  replaces: (old: TakeVerdict) => boolean,
): string {
  const {verdicts} = parseYaml(text, file, TakesFile).value;
  const out = verdicts.flatMap((each, at) => (replaces(each) ? [at] : []));
  const all = out.length === verdicts.length;
  return editText(file, text, (before) => {
    const without = all
      ? setIn(before, ['verdicts'], undefined)
      : out.reduceRight((left, at) => setIn(left, ['verdicts', at], undefined), before);
    return appendItem(without.trim() === '' ? HEAD : without, 'verdicts', verdict);
  });
}
