import type {DocumentTexts} from '../../../machine/documents/document.ts';
import {findFile} from '../../../machine/files/find-file.ts';
import {localizeDraft, sourceLanguage} from '../../../spot/language/localize-draft.ts';
import {invalid, type Problem} from '../../../spot/problem/errors.ts';
import {joinProblems, type VariantProblem} from '../../../spot/problem/join-problems.ts';
import {checkVariants, type Variant} from '../../../spot/variant/check-variants.ts';
import type {Known} from '../../../spot/variant/parse-props.ts';
import {slotElsewhere} from '../../../spot/variant/slot-problems.ts';
import {originOf} from '../../../spot/variant/value-origin.ts';
import {type Draft, draftVariants} from '../../../spot/variant/variants-file.ts';
import {recordingOf} from '../../../spot/voice/voice-choice.ts';
import {recordedSpeech} from '../../voice/spoken-file.ts';
import {voiceProblems} from '../../voice/voice-problems.ts';
import type {Catalog} from '../catalog.ts';
import {UNSELLABLE} from '../feed/feed-validity.ts';
import {feedProblems} from '../feed/spot-feed.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {captionProblems} from './caption-problems.ts';
import {editProblems, fixFor, sequencesOf, unheardCues} from './edit-problems.ts';
import {glyphProblems} from './glyph-problems.ts';
import {languageProblems} from './language-problems.ts';
import {rampProblems} from './ramp-problems.ts';
import {rangeProblems, unseenFreezes} from './range-problems.ts';
import {readRows} from './read-csv.ts';
import {scriptTimingProblems} from './script-problems.ts';
import {sonicLogoProblems} from './sonic-logo-problems.ts';

/** The variants of a spot before they are checked, each in its language. */
export async function draftsOf(spot: SpotDocuments, texts?: DocumentTexts): Promise<Draft[]> {
  const {value: file} = spot.variants;
  const {rows, at} =
    file.csv === undefined ? {rows: file.rows, at: undefined} : await readRows(spot.folder, file.csv, texts);
  const beats = spot.script?.value.beats ?? [];
  const drafts = draftVariants(file, rows, at);
  const source = sourceLanguage(file, drafts);
  const localizing = {file, source, rows, beats, translations: spot.translations ?? []};
  return drafts.map((draft) => localizeDraft(draft, localizing));
}

/** The variants of a spot that can be rendered, and the problems of the others. */
type PlannedVariants = {variants: Variant[]; refused: VariantProblem[]};

/** Checks all variants of a spot. Throws one error with the problems of all of them. */
export async function planVariants(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  catalog: Catalog,
): Promise<Variant[]> {
  return (await planSome(spot, drafts, catalog, () => true)).variants;
}

/**
 * Checks all variants of a spot. Throws one error with the problems of the variants that are needed, and of the documents that all
 * variants share; the other variants that have problems are `refused`. `unsellable`: a variant counts as valid although its product cannot
 * be bought now, or its feed is too old. Default: false.
 */
export async function planSome(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  catalog: Catalog,
  isNeeded: (draft: Draft) => boolean,
  unsellable = false,
): Promise<PlannedVariants> {
  const {value: file, locate} = spot.variants;
  const known = (draft: Draft): Known => knownTo(draft, spot, catalog);
  const {variants, found, shared} = checkVariants(file, spot.id, drafts, known, locate);
  // A scratch voice decides nothing: see `fitScratch`.
  const recorded = {...spot, speech: recordedSpeech(spot.speech)};
  const offered = feedProblems(spot.feed, drafts).filter(
    ({problem}) => !(unsellable && UNSELLABLE.includes(problem.code)),
  );
  // If a product cannot be read, the other problems of its variant follow from that, so they are left out.
  const unread = new Set(offered.flatMap(({id, problem}) => (UNSELLABLE.includes(problem.code) ? [] : [id])));
  const all = [
    ...offered,
    ...found.filter(({id}) => !unread.has(id)),
    ...(await missingFiles(spot, drafts, variants, catalog)),
    ...(await glyphProblems(spot, drafts, variants, catalog.brands)),
    ...scriptTimingProblems(spot, variants, catalog),
    ...captionProblems(recorded, drafts, variants, catalog),
    ...rampProblems(spot, variants),
    ...rangeProblems(recorded, variants, catalog),
    ...sonicLogoProblems(recorded, variants, catalog),
    ...voiceProblems(recorded, drafts, variants, catalog),
    ...(await missingVoices(spot, drafts, variants)),
    ...languageProblems(spot, drafts, catalog),
  ];
  const needed = new Set(drafts.filter(isNeeded).map(({id}) => id));
  const fatal = [
    ...joinProblems(all.filter(({id}) => needed.has(id))),
    ...shared,
    ...scriptProblems(spot, variants, catalog, drafts),
    ...editProblems(spot, variants, catalog, drafts),
    // A row with a fault may be the one that a cue is for.
    ...(found.length === 0 ? unheardCues(spot, variants) : []),
    ...(found.length === 0 ? unseenFreezes(recorded, variants, catalog) : []),
  ];
  if (fatal.length > 0) throw invalid(fatal);
  const wrong = new Set(all.map(({id}) => id));
  return {variants: variants.filter(({id}) => !wrong.has(id)), refused: all};
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
    shotsMissing: spot.shotsMissing,
    offers:
      brand && settings
        ? {
            looks: Object.keys(settings.looks),
            beds: Object.keys(settings.music.beds),
            typography: Object.keys(brand.file.typography.sets),
            markets: Object.keys(settings.markets),
            placements: brand.kit.placements,
          }
        : undefined,
  };
}

/** Problems for beats of the script whose slot the template does not have. */
function scriptProblems(
  spot: SpotDocuments,
  variants: readonly Variant[],
  {templates}: Catalog,
  drafts: readonly Draft[],
): Problem[] {
  const {script} = spot;
  const slots = sequencesOf(variants, templates, drafts);
  const [first] = variants;
  const template = first && templates[first.props.template];
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
            got: (template && slotElsewhere(slot, template, first.props)) ?? slot,
            fix: fixFor(slot, slots),
          },
        ],
  );
}

/** Problems for photos and clips that shots or variants name and that do not exist. */
async function missingFiles(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  {brands}: Catalog,
): Promise<VariantProblem[]> {
  const found: VariantProblem[] = [];
  const known = new Map<string, string | undefined>();
  for (const {id, props} of variants) {
    const folders = [spot.folder, brands[props.brand]?.folder];
    const draft = drafts.find((each) => each.id === id);
    for (const [slot, choice] of Object.entries(props.shots)) {
      const index = spot.shots.findIndex((shot) => shot.id === choice.shot);
      const shot = spot.shots[index];
      const inShot = choice.file === undefined;
      const named = inShot
        ? {photo: shot?.photo, cutout: shot?.cutout?.file, clip: shot?.clip}
        : {file: choice.file};
      for (const [field, file] of Object.entries(named)) {
        if (file === undefined) continue;
        const key = [file, ...folders].join('\n');
        if (!known.has(key)) known.set(key, await findFile(file, folders));
        if (known.get(key) !== undefined) continue;
        const path = ['shots', slot, 'file'];
        const own = draft
          ? originOf(draft, spot.variants.value, path, spot.variants.locate)
          : {file: spot.variants.file};
        found.push({
          id,
          problem: {
            code: 'file-missing',
            what: inShot
              ? `shot "${choice.shot}" names a file that does not exist`
              : 'names a file that does not exist',
            where: inShot
              ? {...spot.shotsAt(['shots', index, field]), field: `shots.${index}.${field}`}
              : {...own, field: path.join('.')},
            expected: 'a file in the folder of the spot or of the brand',
            got: file,
            fix: 'Add the file, or correct the name.',
          },
        });
      }
    }
  }
  return found;
}

/** Problems for recordings of the voice that do not exist. */
async function missingVoices(
  {folder, variants: {value, locate}}: SpotDocuments,
  drafts: readonly Draft[],
  variants: readonly Variant[],
): Promise<VariantProblem[]> {
  const found: VariantProblem[] = [];
  for (const {id, props} of variants) {
    const draft = drafts.find((each) => each.id === id);
    const recording = recordingOf(props);
    if (recording === undefined || !draft || (await findFile(recording, [folder]))) continue;
    found.push({
      id,
      problem: {
        code: 'file-missing',
        what: 'names a recording that does not exist',
        where: {...originOf(draft, value, ['voice'], locate), field: 'voice'},
        expected: 'a file in the folder of the spot',
        got: recording,
        fix: 'Add the file, or correct the name.',
      },
    });
  }
  return found;
}
