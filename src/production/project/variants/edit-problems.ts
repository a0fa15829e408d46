import type {EditCue, EditSound} from '../../../spot/documents/edit-sound.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import {valueAt} from '../../../spot/problem/schema-problems.ts';
import {isCueFor} from '../../../spot/sound/planned-cues.ts';
import {sonicLogoFor} from '../../../spot/sound/sonic-logo.ts';
import {USUAL_SOUNDS} from '../../../spot/sound/usual/usual-sounds.ts';
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
  const sounds = [
    ...variants.flatMap(({props}) =>
      Object.keys(brands[props.brand]?.file.defaults.tenspot.music.sounds ?? {}),
    ),
    ...Object.keys(USUAL_SOUNDS),
  ];
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
    ...(sound?.sonicLogo ?? []).flatMap((logo, index) =>
      logo.slot === undefined ? [] : slot(['sound', 'sonicLogo', index, 'slot'], logo.slot),
    ),
    ...(sound?.sonicLogo.length && variants.length > 0 && !someLogo(variants, brands)
      ? [missingLogo(edit)]
      : []),
  ];
}

const someLogo = (variants: readonly Variant[], brands: Catalog['brands']): boolean =>
  variants.some(({props}) => brands[props.brand]?.file.defaults.tenspot.music['sonic-logo'] !== undefined);

const missingLogo = ({locate}: Edit): Problem => ({
  code: 'edit-unknown',
  what: 'the brand has no sonic logo',
  where: {...locate(['sound', 'sonicLogo']), field: 'sound.sonicLogo'},
  expected: '`sonic-logo` under `music` in brand.yaml',
  got: 'none',
  fix: 'Add its file to brand.yaml, or remove `sonicLogo`.',
});

type Edit = NonNullable<SpotDocuments['edit']>;

/** What `edit.yaml` limits to some variants: a cue, or an entry of the sonic logo. */
type Limited = {path: (string | number)[]; only: EditCue['only']; what: string; fix: string};

const limitedIn = ({cues, sonicLogo}: EditSound): Limited[] => [
  ...cues.map(({only}, index) => ({
    ...{path: ['sound', 'cues', index], only, what: 'a cue is heard in no variant'},
    fix: 'Correct it, or remove the cue.',
  })),
  ...sonicLogo.map(({only}, index) => ({
    ...{path: ['sound', 'sonicLogo', index], only, what: 'an entry of the sonic logo is for no variant'},
    fix: 'Correct it, or remove the entry.',
  })),
];

/** Problems for cues and for entries of the sonic logo that are for no variant. Needs all variants of the spot. */
export function unheardCues({edit}: SpotDocuments, variants: readonly Variant[]): Problem[] {
  const sound = edit?.value.sound;
  if (!edit || !sound || variants.length === 0) return [];
  const chosen = new Set(variants.map(({props}) => sonicLogoFor(sound, props).entry));
  return [
    ...limitedIn(sound).flatMap((limited) =>
      variants.some(({props}) => isCueFor(limited, props)) ? [] : [unheard(limited, edit, variants)],
    ),
    ...sound.sonicLogo.flatMap((logo, index) =>
      chosen.has(index) || !variants.some(({props}) => isCueFor(logo, props)) ? [] : [hidden(index, edit)],
    ),
  ];
}

/** An entry of the sonic logo after others that are for all its variants. */
const hidden = (index: number, {locate}: Edit): Problem => ({
  code: 'edit-unknown',
  what: 'an entry of the sonic logo is for no variant',
  where: {...locate(['sound', 'sonicLogo', index]), field: `sound.sonicLogo.${index}`},
  expected: 'an entry that is the first one for some variant',
  got: 'earlier entries for all its variants',
  fix: 'Move it before them: the first entry that is for a variant counts.',
});

function unheard(
  {path, only = {}, what, fix}: Limited,
  {locate}: Edit,
  variants: readonly Variant[],
): Problem {
  const wrong = Object.entries(only).find(
    ([name, value]) => !variants.some(({props}) => isCueFor({only: {[name]: value}}, props)),
  );
  const got = JSON.stringify(only);
  const problem = {code: 'edit-unknown', what, got};
  const field = [...path, 'only'].join('.');
  if (!wrong) {
    const expected = 'values that one variant has together';
    return {...problem, expected, where: {...locate([...path, 'only']), field}, fix: 'Remove one of them.'};
  }
  const [name] = wrong;
  const values = new Set(variants.map(({props}) => valueAt(props, name.split('.'))));
  values.delete(undefined);
  const expected =
    values.size === 0
      ? 'a field of the variants, such as seconds, language or copy.hook'
      : `${name} with a value that a variant has: ${[...values].map((value) => JSON.stringify(value)).join(', ')}`;
  return {
    ...problem,
    expected,
    where: {...locate([...path, 'only', name]), field: `${field}.${name}`},
    fix,
  };
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
