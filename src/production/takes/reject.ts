import {editText, readIn, setIn} from '../../machine/documents/edit-yaml.ts';
import {takeNamed} from '../../spot/documents/edit.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {type KnownTake, shownTake} from '../../spot/takes/shown-take.ts';
import {sameTake} from '../../spot/takes/verdicts.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {absentTake} from './absent-take.ts';
import {findTake, inOtherFormats, type NamedTake} from './find-take.ts';
import type {ShotTakes, SpotTake, SpotTakes} from './open-takes.ts';
import {shotKindOf, textOf, type VerdictChange, verdictFor, withVerdict} from './record-change.ts';
import {editFile, recordFile} from './takes-record.ts';

/** The change that rejects a take: the record has the verdict with its reason, and a pick of the take is removed. Writes nothing. */
export async function rejectTake(
  named: NamedTake,
  reason: string | undefined,
  project: Pick<SpotProject, 'workspace' | 'spot' | 'variants'>,
  takes: SpotTakes,
  at: string,
): Promise<VerdictChange> {
  const {workspace, spot, variants} = project;
  const {take, group} = findTake(named, takes);
  const why = reason?.trim();
  if (!why) throw noReason(named);
  if (take.clip === null) throw absentTake(take, group, 'rejected');
  const {shot, format, number} = take;
  const file = recordFile(workspace, spot.id);
  const edit = editFile(workspace, spot.id);
  const [record, before] = [await textOf(file), await textOf(edit)];
  const verdict = verdictFor(take, shotKindOf(take, project), {verdict: 'rejected', why, at});
  const picked = !take.still && takeNamed(spot.edit?.value.picks[shot], format) === number;
  const naming = variants.filter(({props}) =>
    Object.values(props.shots).some(
      (choice) => choice.shot === shot && choice.take === number && props.format === format,
    ),
  );
  return {
    take,
    verdict,
    rewrites: [
      {
        file: edit,
        before,
        after: picked ? editText(edit, before, (text) => unpicked(text, take, takes)) : before,
      },
      {file, before: record, after: withVerdict(record, file, verdict, (old) => sameTake(old, verdict))},
    ],
    summary: [
      `take ${number} of ${shot} in ${format} is rejected: ${why}`,
      ...(picked ? ['it was picked: the pick is removed'] : []),
      ...(naming.length > 0
        ? [`variants.yaml still names it for ${naming.map(({id}) => id).join(', ')}`]
        : []),
      nowShown(take, group, why),
      ...inOtherFormats(take, takes),
    ],
  };
}

const noReason = ({shot, take}: NamedTake) =>
  invalid({
    code: 'why-missing',
    what: 'a rejection needs a reason',
    expected: '--why, with a few words',
    got: 'nothing',
    fix: `Give a reason: \`tenspot reject ${shot} ${take} --why "too dark"\`.`,
  });

/** `edit.yaml` without the pick of this take in this format; other formats keep theirs. */
function unpicked(text: string, {shot, format, number}: SpotTake, {shots}: SpotTakes): string {
  const at = ['picks', shot];
  const read = (name: string): unknown => readIn(text, [...at, name]);
  let next = text;
  const takes = (read('takes') ?? {}) as Record<string, number>;
  if (takes[format] !== undefined) {
    const rest = Object.keys(takes).length > 1;
    next = setIn(next, rest ? [...at, 'takes', format] : [...at, 'takes'], undefined);
  }
  if (read('take') === number) {
    const others = shots.filter(
      (each) => each.shot === shot && each.format !== format && takes[each.format] === undefined,
    );
    next = setIn(next, [...at, 'take'], undefined);
    for (const other of others) next = setIn(next, [...at, 'takes', other.format], number);
  }
  const left = readIn(next, at) as object | undefined;
  if (left !== undefined && Object.keys(left).length > 0) return next;
  const picks = readIn(next, ['picks']) as object | undefined;
  return setIn(next, Object.keys(picks ?? {}).length > 1 ? at : ['picks'], undefined);
}

function nowShown(rejected: SpotTake, {takes, want}: ShotTakes, why: string): string {
  if (rejected.still)
    return `it was a still: the next \`tenspot shoot\` buys another, unless you pick one of those that are there`;
  const moving = takes.filter(({still}) => !still);
  const after = moving.map(
    (take): KnownTake => (take === rejected ? {...take, verdict: 'rejected', why} : take),
  );
  const next = shownTake(after)?.take;
  const more = `to buy another, run \`tenspot shoot --shot ${rejected.shot}\``;
  if (want?.shot.photo !== undefined && (!next || next.verdict === 'rejected'))
    return `there is no other take: the photo is shown instead; ${more}`;
  if (!next) return `there is no other take: an animatic is shown instead; ${more}`;
  if (next.verdict === 'rejected')
    return `take ${next.number} is shown although it was rejected: there is no other take; ${more}`;
  return `take ${next.number} is shown instead`;
}
