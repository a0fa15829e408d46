import type {EditCue, EditSound} from '../../../spot/documents/edit-sound.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import {valueAt} from '../../../spot/problem/schema-problems.ts';
import {isCueFor} from '../../../spot/sound/planned-cues.ts';
import {sonicLogoFor} from '../../../spot/sound/sonic-logo.ts';
import {USUAL_SOUNDS} from '../../../spot/sound/usual/usual-sounds.ts';
import {sequenceOf} from '../../../spot/timeline/timeline.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';

/** A row of a spot, valid or not, as far as it says which brand and which template it has. */
type Row = Pick<Draft, 'props'>;

/**
 * Problems for what `edit.yaml` says about shots, slots and sounds that do not exist. `rows`: all of the spot. A row with a fault may be the
 * one whose brand or template has a name, so what only such a row could have is not judged.
 */
export function editProblems(
  {edit, shots}: SpotDocuments,
  variants: readonly Variant[],
  {templates, brands}: Pick<Catalog, 'templates' | 'brands'>,
  rows: readonly Row[],
): Problem[] {
  if (!edit) return [];
  const slots = sequencesOf(variants, templates, rows);
  const music = musicOf(rows, brands);
  const sounds = [
    ...(music?.flatMap((own) => Object.keys(own.sounds ?? {})) ?? []),
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
      ...(music
        ? unknown(['sound', 'cues', index, 'sound'], cue.sound, sounds, 'the brand has no sound')
        : []),
    ]),
    ...(sound?.sonicLogo ?? []).flatMap((logo, index) =>
      logo.slot === undefined ? [] : slot(['sound', 'sonicLogo', index, 'slot'], logo.slot),
    ),
    ...(sound?.sonicLogo.some(({play}) => play) && music?.every((own) => own['sonic-logo'] === undefined)
      ? [missingLogo(edit)]
      : []),
  ];
}

type Music = Catalog['brands'][string]['file']['defaults']['tenspot']['music'];

/** The music of all brands that the rows name; undefined where one of them was not read. */
function musicOf(rows: readonly Row[], brands: Catalog['brands']): Music[] | undefined {
  const named = [...new Set(rows.map(({props}) => String(props.brand)))];
  const found = named.flatMap((id) => brands[id]?.file.defaults.tenspot.music ?? []);
  return found.length === named.length ? found : undefined;
}

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

/** The slots in the timeline of any variant. Empty where they are not known: only rows with a fault have one of the templates. */
export function sequencesOf(
  variants: readonly Variant[],
  templates: Catalog['templates'],
  rows: readonly Row[],
): string[] {
  const judged = new Set(variants.map(({props}) => props.template));
  if (rows.some(({props}) => !judged.has(String(props.template)))) return [];
  const slots = variants.flatMap(({props}) => {
    const template = templates[props.template];
    return template ? sequenceOf(template.slots(props)) : [];
  });
  return [...new Set(slots)];
}

/** What to do about a name that is not known. */
export function fixFor(got: string, names: readonly string[]): string {
  const near = nearest(got, names);
  return near ? `Did you mean "${near}"?` : 'Remove it.';
}
