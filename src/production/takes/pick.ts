import {editText, setIn} from '../../machine/documents/edit-yaml.ts';
import type {EditFile} from '../../spot/documents/edit.ts';
import {sameTake} from '../../spot/takes/verdicts.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {absentTake} from './absent-take.ts';
import {takeDifferences} from './clip-facts.ts';
import {findTake, inOtherFormats, type NamedTake} from './find-take.ts';
import type {SpotTakes} from './open-takes.ts';
import {shotKindOf, takeLabel, textOf, type VerdictChange, verdictFor, withVerdict} from './record-change.ts';
import {editFile, recordFile} from './takes-record.ts';

/** How a take is picked. */
type PickOptions = {
  /** Left out where a person picks. */
  by?: 'rule';
  /** Reads a document as it is by now, with changes that are not written yet. Default: as it is on the disk. */
  read?: (file: string) => Promise<string>;
};

/** The change that picks a take: `edit.yaml` names it, and the record has the verdict. Writes nothing. */
export async function pickTake(
  named: NamedTake,
  project: Pick<SpotProject, 'workspace' | 'spot' | 'store' | 'tools'>,
  takes: SpotTakes,
  at: string,
  {by, read = textOf}: PickOptions = {},
): Promise<VerdictChange> {
  const {workspace, spot} = project;
  const {take, group} = findTake(named, takes);
  if (take.state !== 'there') throw absentTake(take, group, 'picked');
  const {shot, format, number} = take;
  const file = recordFile(workspace, spot.id);
  const edit = editFile(workspace, spot.id);
  const [record, before] = [await read(file), await read(edit)];
  const verdict = verdictFor(take, shotKindOf(take, project), {
    verdict: 'picked',
    ...(by ? {by} : {}),
    at,
  });
  const others = group.takes.filter(
    ({current, still, number: other}) => current && still === take.still && other !== number,
  );
  // Only one take of a shot is picked: the verdict on the one that was picked before goes.
  const after = withVerdict(
    record,
    file,
    verdict,
    (old) =>
      sameTake(old, verdict) ||
      (old.verdict === 'picked' && others.some((other) => sameTake(takeLabel(other), old))),
  );
  const path = pickPath(shot, format, spot.edit?.value.picks ?? {}, takes);
  const {unlike} = await takeDifferences(take, project);
  const notes = [
    ...(take.current
      ? []
      : ['it was bought before the shot was changed; `tenspot shoot` can buy a newer take']),
    ...unlike.map((each) => `it differs from its order: ${each}`),
  ];
  return {
    take,
    verdict,
    rewrites: [
      // No slot shows a still: it is only in the record.
      {
        file: edit,
        before,
        after: take.still ? before : editText(edit, before, (text) => setIn(text, path, number)),
      },
      {file, before: record, after},
    ],
    summary: [
      `take ${number} of ${shot} in ${format} is picked (${take.job.plan.provider}/${take.request.model})`,
      ...(take.still ? ['the next `tenspot shoot` buys motion that starts from it'] : []),
      ...notes,
      ...inOtherFormats(take, takes),
    ],
  };
}

/** The path in `edit.yaml` that names the take of a shot: by format where the shot is shown in several. */
function pickPath(shot: string, format: string, picks: EditFile['picks'], {shots}: SpotTakes): string[] {
  const formats = new Set(shots.filter((each) => each.shot === shot).map((each) => each.format));
  const byFormat = formats.size > 1 || picks[shot]?.takes !== undefined;
  return ['picks', shot, ...(byFormat ? ['takes', format] : ['take'])];
}
