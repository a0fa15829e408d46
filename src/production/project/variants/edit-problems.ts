import type {EditCue} from '../../../spot/documents/edit-sound.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import {valueAt} from '../../../spot/problem/schema-problems.ts';
import {isCueFor} from '../../../spot/sound/planned-cues.ts';
import {sequenceOf} from '../../../spot/timeline/timeline.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';

/** Problems for what `edit.yaml` says about shots, slots and sounds that do not exist. */
export function editProblems(
  {edit, shots}: SpotDocuments,
  variants: readonly Variant[],
  {templates, brands}: Catalog,
): Problem[] {
  if (!edit) return [];
  const slots = sequencesOf(variants, templates);
  const sounds = variants.flatMap(({props}) =>
    Object.keys(brands[props.brand]?.file.defaults.tenspot.music.sounds ?? {}),
  );
  const {picks, transitions, priorities = {}, snap, sound} = edit.value;
  const unknown = (
    path: (string | number)[],
    name: string,
    names: readonly string[],
    what: string,
  ): Problem[] =>
    names.includes(name)
      ? []
      : [
          {
            code: 'edit-unknown',
            what: `${what} "${name}"`,
            where: {...edit.locate(path), field: path.join('.')},
            expected: [...new Set(names)].join(', ') || 'none',
            got: name,
            fix: fixFor(name, names),
          },
        ];
  const slot = (path: (string | number)[], name: string): Problem[] =>
    slots.length === 0 ? [] : unknown(path, name, slots, 'the template has no slot');
  const ids = shots.map(({id}) => id);
  return [
    ...Object.keys(picks).flatMap((name) =>
      ids.length === 0 ? [] : unknown(['picks', name], name, ids, 'there is no shot'),
    ),
    ...Object.keys(transitions).flatMap((name) => slot(['transitions', name], name)),
    ...Object.keys(priorities).flatMap((name) => slot(['priorities', name], name)),
    ...(snap?.hits ?? []).flatMap((name, index) => slot(['snap', 'hits', index], name)),
    ...(sound?.cues ?? []).flatMap((cue, index) => [
      ...slot(['sound', 'cues', index, 'slot'], cue.slot),
      ...unknown(['sound', 'cues', index, 'sound'], cue.sound, sounds, 'the brand has no sound'),
    ]),
  ];
}

/** Problems for cues of `edit.yaml` that are only for variants which do not exist. Needs all variants of the spot. */
export const unheardCues = ({edit}: SpotDocuments, variants: readonly Variant[]): Problem[] =>
  (edit?.value.sound?.cues ?? []).flatMap((cue, index) =>
    edit && variants.length > 0 && !variants.some(({props}) => isCueFor(cue, props))
      ? [unheard(cue, index, edit, variants)]
      : [],
  );

function unheard(
  cue: EditCue,
  index: number,
  {locate}: NonNullable<SpotDocuments['edit']>,
  variants: readonly Variant[],
): Problem {
  const path = ['sound', 'cues', index, 'only'];
  const wrong = Object.entries(cue.only ?? {}).find(
    ([name, value]) => !variants.some(({props}) => isCueFor({only: {[name]: value}}, props)),
  );
  const got = JSON.stringify(cue.only);
  const problem = {code: 'edit-unknown', what: 'a cue is heard in no variant', got};
  const field = path.join('.');
  if (!wrong) {
    const expected = 'values that one variant has together';
    return {...problem, expected, where: {...locate(path), field}, fix: 'Remove one of them.'};
  }
  const [name] = wrong;
  const values = new Set(variants.map(({props}) => valueAt(props, name.split('.'))));
  values.delete(undefined);
  const expected =
    values.size === 0
      ? 'a field of the variants, such as seconds, language or copy.hook'
      : `${name} with a value that a variant has: ${[...values].map((value) => JSON.stringify(value)).join(', ')}`;
  const fix = 'Correct it, or remove the cue.';
  return {...problem, expected, where: {...locate([...path, name]), field: `${field}.${name}`}, fix};
}

/** The slots in the timeline of any variant. */
export const sequencesOf = (variants: readonly Variant[], templates: Catalog['templates']): string[] => [
  ...new Set(
    variants.flatMap(({props}) => {
      const template = templates[props.template];
      return template ? sequenceOf(template.slots(props)) : [];
    }),
  ),
];

/** What to do about a name that is not known. */
export function fixFor(got: string, names: readonly string[]): string {
  const near = nearest(got, names);
  return near ? `Did you mean "${near}"?` : 'Remove it.';
}
