import {join} from 'node:path';
import {isFile} from '../../../machine/files/read-file.ts';
import {invalid, type Problem} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import {sequenceOf} from '../../../spot/timeline/timeline.ts';
import {checkVariants, type Variant} from '../../../spot/variant/check-variants.ts';
import type {Known} from '../../../spot/variant/parse-props.ts';
import {type Draft, draftVariants} from '../../../spot/variant/variants-file.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {glyphProblems} from './glyph-problems.ts';
import {readRows} from './read-csv.ts';

/** The variants of a spot before they are checked. */
export async function draftsOf(spot: SpotDocuments): Promise<Draft[]> {
  const {value: file} = spot.variants;
  if (file.csv === undefined) return draftVariants(file, file.rows);
  const {rows, at} = await readRows(spot.folder, file.csv);
  return draftVariants(file, rows, at);
}

/** Checks all variants of a spot. Throws one error with the problems of all of them. */
export async function planVariants(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  catalog: Catalog,
): Promise<Variant[]> {
  const {value: file, locate} = spot.variants;
  const {variants, problems} = checkVariants(
    file,
    spot.id,
    drafts,
    (draft) => knownTo(draft, spot, catalog),
    locate,
  );
  const all = [
    ...problems,
    ...scriptProblems(spot, variants, catalog),
    ...editProblems(spot, variants, catalog),
    ...(await missingFiles(spot, variants, catalog)),
    ...(await glyphProblems(spot, drafts, variants, catalog.brands)),
  ];
  if (all.length > 0) throw invalid(all);
  return variants;
}

/** What the names in a draft's props may refer to. */
export function knownTo({props}: Draft, spot: SpotDocuments, {templates, brands, brandIds}: Catalog): Known {
  const brand = brands[String(props.brand)];
  const settings = brand?.file.defaults.tenspot;
  return {
    template: templates[String(props.template)],
    templates: Object.keys(templates),
    brands: brandIds,
    shots: spot.shots.map((shot) => shot.id),
    offers:
      brand && settings
        ? {
            looks: Object.keys(settings.looks),
            beds: Object.keys(settings.music.beds),
            typography: Object.keys(brand.file.typography.sets),
          }
        : undefined,
  };
}

/** The slots in the timeline of any variant. */
const sequencesOf = (variants: readonly Variant[], templates: Catalog['templates']): string[] => [
  ...new Set(
    variants.flatMap(({props}) => {
      const template = templates[props.template];
      return template ? sequenceOf(template.slots(props)) : [];
    }),
  ),
];

function fixFor(got: string, names: readonly string[]): string {
  const near = nearest(got, names);
  return near ? `Did you mean "${near}"?` : 'Remove it.';
}

/** Problems for beats of the script whose slot the template does not have. */
function scriptProblems(spot: SpotDocuments, variants: readonly Variant[], {templates}: Catalog): Problem[] {
  const {script} = spot;
  const slots = sequencesOf(variants, templates);
  if (!script || slots.length === 0) return [];
  return script.value.beats.flatMap(({slot}, index) =>
    slots.includes(slot)
      ? []
      : [
          {
            code: 'slot-unknown',
            what: `the template has no slot "${slot}"`,
            where: {...script.locate(['beats', index, 'slot']), field: `beats.${index}.slot`},
            expected: slots.join(', '),
            got: slot,
            fix: fixFor(slot, slots),
          },
        ],
  );
}

/** Problems for picks and transitions whose shot or slot does not exist. */
function editProblems(
  {edit, shots}: SpotDocuments,
  variants: readonly Variant[],
  {templates}: Catalog,
): Problem[] {
  if (!edit) return [];
  const slots = sequencesOf(variants, templates);
  const stray = (part: 'picks' | 'transitions', names: readonly string[]): Problem[] =>
    Object.keys(edit.value[part]).flatMap((name) => {
      if (names.includes(name) || names.length === 0) return [];
      return [
        {
          code: 'edit-unknown',
          what: part === 'picks' ? `there is no shot "${name}"` : `the template has no slot "${name}"`,
          where: {...edit.locate([part, name]), field: `${part}.${name}`},
          expected: names.join(', '),
          got: name,
          fix: fixFor(name, names),
        },
      ];
    });
  return [
    ...stray(
      'picks',
      shots.map(({id}) => id),
    ),
    ...stray('transitions', slots),
  ];
}

/** Problems for photos and clips that shots or variants name and that do not exist. */
async function missingFiles(
  spot: SpotDocuments,
  variants: readonly Variant[],
  {brands}: Catalog,
): Promise<Problem[]> {
  const found = new Map<string, Problem>();
  for (const {id, props} of variants) {
    const folders = [spot.folder, brands[props.brand]?.folder];
    for (const [slot, choice] of Object.entries(props.shots)) {
      const index = spot.shots.findIndex((shot) => shot.id === choice.shot);
      const shot = spot.shots[index];
      const named = choice.file ?? shot?.photo ?? shot?.clip;
      if (named === undefined || (await findFile(named, folders))) continue;
      const key = `${choice.shot ?? id} ${named}`;
      if (found.has(key)) continue;
      const where =
        choice.file === undefined
          ? {...spot.shotsAt(['shots', index, shot?.photo ? 'photo' : 'clip']), field: `shots.${index}`}
          : {file: spot.variants.file, field: `shots.${slot}.file`};
      found.set(key, {
        code: 'file-missing',
        what:
          choice.file === undefined
            ? `shot "${choice.shot}" names a file that does not exist`
            : `variant "${id}" names a file that does not exist`,
        where,
        expected: 'a file in the folder of the spot or of the brand',
        got: named,
        fix: 'Add the file, or correct the name.',
      });
    }
  }
  return [...found.values()];
}

/** The path of a file in the first of these folders that has it. */
export async function findFile(
  file: string,
  folders: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const folder of folders) if (folder && (await isFile(join(folder, file)))) return join(folder, file);
  return undefined;
}
