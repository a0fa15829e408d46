import {join} from 'node:path';
import {exists} from '../../machine/files.ts';
import {invalid, type Problem} from '../../spot/errors.ts';
import type {AnyTemplate} from '../../spot/template.ts';
import {type Draft, draftVariants} from '../../spot/variant.ts';
import {checkVariants, type Known, type Variant} from '../../spot/variant-check.ts';
import {unknownTokens} from '../../spot/variant-name.ts';
import type {Brand} from '../workspace/brand.ts';
import type {Spot} from '../workspace/spot.ts';
import {readRows} from './csv.ts';

/** What the variants of a spot may refer to. */
export type Cast = {
  templates: Record<string, AnyTemplate>;
  brands: Record<string, Brand>;
  brandIds: readonly string[];
};

/** All drafts of a spot, before anything is checked: what tells which brands are needed. */
export async function draftsOf(spot: Spot): Promise<Draft[]> {
  const {value: file} = spot.variants;
  const rows = file.csv === undefined ? file.rows : await readRows(spot.folder, file.csv);
  return draftVariants(file, rows);
}

/** Every variant of a spot. What is wrong with any of them is reported at once, before anything is made. */
export async function planVariants(spot: Spot, drafts: readonly Draft[], cast: Cast): Promise<Variant[]> {
  const {value: file, locate} = spot.variants;
  const {variants, problems} = checkVariants(
    file,
    spot.id,
    drafts,
    (draft) => knownTo(draft, spot, cast),
    locate,
  );
  const tokens = unknownTokens(file.name, Object.keys(file.axes)).map(
    (token): Problem => ({
      code: 'variant-name',
      what: `the name pattern asks for {${token}}`,
      where: {...locate(['name']), field: 'name'},
      expected: `one of ${['id', 'spot', 'brand', 'format', 'seconds', 'n', ...Object.keys(file.axes)].map((known) => `{${known}}`).join(' ')}`,
      got: `{${token}}`,
    }),
  );
  const all = [
    ...tokens,
    ...problems,
    ...scriptProblems(spot, variants, cast),
    ...(await missingFiles(spot, variants, cast)),
  ];
  if (all.length > 0) throw invalid(all);
  return variants;
}

function knownTo({props}: Draft, spot: Spot, {templates, brands, brandIds}: Cast): Known {
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

/** Beats of the script that stand for no slot of the template. */
function scriptProblems(spot: Spot, variants: readonly Variant[], {templates}: Cast): Problem[] {
  const {script} = spot;
  const props = variants[0]?.props;
  const template = props && templates[props.template];
  if (!script || !props || !template) return [];
  const slots = Object.keys(template.slots(props));
  return script.value.beats.flatMap(({slot}, index) =>
    slots.includes(slot)
      ? []
      : [
          {
            code: 'slot-unknown',
            what: 'is a beat for a slot that the template does not have',
            where: {...script.locate(['beats', index, 'slot']), field: `beats.${index}.slot`},
            expected: slots.join(', '),
            got: slot,
          },
        ],
  );
}

async function missingFiles(spot: Spot, variants: readonly Variant[], {brands}: Cast): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const {id, props} of variants) {
    for (const [slot, {file}] of Object.entries(props.shots)) {
      if (file === undefined || (await findFile(file, [spot.folder, brands[props.brand]?.folder]))) continue;
      problems.push({
        code: 'file-missing',
        what: `variant "${id}" names a file that is not there`,
        where: {file: spot.variants.file, field: `shots.${slot}.file`},
        expected: "a file in the spot's folder or the brand's",
        got: file,
      });
    }
  }
  return problems;
}

/** A file in the first of these folders that has it. */
export async function findFile(
  file: string,
  folders: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const folder of folders) if (folder && (await exists(join(folder, file)))) return join(folder, file);
  return undefined;
}
