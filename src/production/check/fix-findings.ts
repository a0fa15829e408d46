import {join} from 'node:path';
import {readIn, setIn} from '../../machine/documents/edit-yaml.ts';
import type {CheckReport} from '../../spot/findings/check-report.ts';
import type {Fix} from '../../spot/findings/fix.ts';
import {EditTime, timeLike, timeToSeconds} from '../../spot/timeline/frames.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {type Rewrite, textOf, writeRewrites} from '../takes/record-change.ts';

/** How findings are repaired. */
export type FixPlan = {
  /** The documents before and after. */
  rewrites: Rewrite[];
  /** What the changes are, in sentences. */
  summary: string[];
  /** The variants that have to be rendered afterwards. */
  render: string[];
};

/** What repairs the findings of a check, without writing anything. The master itself is never changed: its documents are, and it is rendered again. */
export async function planFixes(
  {variants}: Pick<CheckReport, 'variants'>,
  project: Pick<SpotProject, 'workspace' | 'spot' | 'variants'>,
): Promise<FixPlan> {
  const file = join(project.workspace.compositions, 'spots', project.spot.id, 'edit.yaml');
  const before = await textOf(file);
  const summary = new Set<string>();
  const render = new Set<string>();
  const later = new Map<string, {seconds: number; fps: number}[]>();
  const focuses = new Map<string, Set<string>>();
  const disagree = disagreements(variants, project);
  let after = before;
  for (const {id, findings} of variants) {
    for (const fix of findings.flatMap((finding) => finding.fix ?? [])) {
      const shot = shotOfFix(fix, id, project);
      if (fix.kind !== 'render' && (shot === undefined || (disagree.has(shot) && fix.kind === 'focus')))
        continue;
      render.add(id);
      if (fix.kind === 'start-later' && shot !== undefined)
        later.set(shot, [
          ...(later.get(shot) ?? []),
          {seconds: fix.seconds, fps: project.variants.find((each) => each.id === id)?.props.fps ?? 30},
        ]);
      if (fix.kind === 'focus' && shot !== undefined)
        focuses.set(shot, (focuses.get(shot) ?? new Set()).add(JSON.stringify(fix.focus)));
    }
  }
  for (const [shot, wanted] of focuses) {
    const [focus] = [...wanted].map((each) => JSON.parse(each) as [number, number]);
    if (!focus) continue;
    after = setIn(after, ['picks', shot, 'focus'], focus);
    summary.add(`the clip of ${shot} is framed around ${focus.join(', ')}`);
  }
  for (const [shot, wanted] of later) {
    const written = EditTime.catch(0).parse(readIn(after, ['picks', shot, 'in']));
    after = setIn(after, ['picks', shot, 'in'], latestStart(written, wanted));
    const seconds = Math.max(...wanted.map((each) => each.seconds));
    summary.add(`the clip of ${shot} starts ${seconds.toFixed(2)} s later in its take`);
  }
  return {
    rewrites: before === after ? [] : [{file, before, after}],
    summary: [...summary],
    render: [...render],
  };
}

/** The latest start that variants want, in the unit of the start that is written. */
function latestStart(written: EditTime, wanted: readonly {seconds: number; fps: number}[]): EditTime {
  const starts = wanted.map(({seconds, fps}) => {
    const start = timeToSeconds(written, fps) + seconds;
    return timeLike(written, Number(start.toFixed(3)), fps);
  });
  // All are seconds, or all are frames.
  return starts.reduce((last, start) => (timeToSeconds(start, 1) > timeToSeconds(last, 1) ? start : last));
}

/** Writes the documents of a plan. Errors: `document-changed` where another program wrote one meanwhile. */
export const applyFixes = ({rewrites}: FixPlan): Promise<void> => writeRewrites(rewrites);

/** The shots that would have to be framed around several points, such as one for each format. A pick has only one. */
function disagreements(
  variants: CheckReport['variants'],
  project: Pick<SpotProject, 'variants'>,
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const found = new Set<string>();
  for (const {id, findings} of variants)
    for (const fix of findings.flatMap((finding) => finding.fix ?? [])) {
      const shot = fix.kind === 'focus' ? shotIn(fix, id, project) : undefined;
      if (fix.kind !== 'focus' || shot === undefined) continue;
      const wanted = JSON.stringify(fix.focus);
      if ((first.get(shot) ?? wanted) !== wanted) found.add(shot);
      first.set(shot, wanted);
    }
  return found;
}

/** The shot whose pick a fix changes; undefined where it changes none. */
export const shotOfFix = (
  fix: Fix,
  variant: string,
  project: Pick<SpotProject, 'variants'>,
): string | undefined => (fix.kind === 'render' ? undefined : shotIn(fix, variant, project));

/** The shot in a slot of a variant, if a pick of the edit decides about it: a file, a take and a focus that variants.yaml names are changed there. */
function shotIn(
  {kind, slot}: Exclude<Fix, {kind: 'render'}>,
  variant: string,
  {variants}: Pick<SpotProject, 'variants'>,
): string | undefined {
  const choice = variants.find(({id}) => id === variant)?.props.shots[slot];
  return choice?.take !== undefined || (kind === 'focus' && choice?.focus) ? undefined : choice?.shot;
}
