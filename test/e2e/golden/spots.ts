import {join} from 'node:path';
import {encoding} from '../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../src/machine/media/ffmpeg.ts';
import {listEntries} from '../../../src/machine/files/folders.ts';
import {exists} from '../../../src/machine/files/read-file.ts';
import {flatten, imageSize} from '../../../src/machine/media/image.ts';
import type {Store} from '../../../src/machine/files/store.ts';
import type {Tools} from '../../../src/machine/tools/tools.ts';
import {draftsOf} from '../../../src/production/project/variants/plan-variants.ts';
import {type Brand, loadBrand} from '../../../src/production/project/load-brand.ts';
import {listIds, type Workspace} from '../../../src/production/project/workspace.ts';
import {loadSpot, type SpotDocuments} from '../../../src/production/project/load-spot.ts';
import {loadTemplates} from '../../../src/production/project/load-templates.ts';
import {Pick} from '../../../src/spot/documents/edit.ts';
import {slotSeconds} from '../../../src/spot/documents/script.ts';
import {within} from '../../../src/spot/geometry/cover.ts';
import {Format} from '../../../src/spot/variant/format.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {localizeDraft} from '../../../src/spot/language/localize-draft.ts';
import {type CaptionWord, spreadWords} from '../../../src/spot/captions/caption.ts';
import {VariantsFile} from '../../../src/spot/variant/variants-file.ts';
import {copyBrandForLanguages, LANGUAGES} from './languages.ts';
import type {AnyTemplate} from '../../../src/spot/variant/template.ts';

/** A still to draw: its name says template, brand, format and moment. */
export type Still = {name: string; spot: ResolvedSpot; frame: number};

type Outside = {workspace: Workspace; store: Store; tools: Tools};

/** Every template in every brand and format, at its first, middle and last frame, with the words of its sample spot. */
export async function allStills(outside: Outside): Promise<Still[]> {
  const {workspace, store} = outside;
  const templates = await loadTemplates(workspace.compositions);
  const stills: Still[] = [];
  for (const brandId of await listIds(workspace.brands)) {
    const brand = await loadBrand(join(workspace.brands, brandId), brandId, store);
    const photos = await takesOf(brand, outside);
    for (const [id, template] of Object.entries(templates)) {
      const sample = await sampleAndPrice(template, workspace);
      if (!sample) continue;
      for (const format of Format.options) {
        const spot = dressed(sample, template, brand, format, photos);
        const moments = {first: 0, middle: Math.floor(spot.frames / 2), last: spot.frames - 1};
        for (const [moment, frame] of Object.entries(moments))
          stills.push({name: `${id}.${brandId}.${format.replace(':', 'x')}.${moment}`, spot, frame});
      }
    }
  }
  return [...stills, ...(await stillsOfLanguages(templates, outside))];
}

/** Each template in the brand of its sample, in each language, with captions: while the voice speaks, and at the end. */
async function stillsOfLanguages(
  templates: Record<string, AnyTemplate>,
  outside: Outside,
): Promise<Still[]> {
  const {workspace, store} = outside;
  const stills: Still[] = [];
  for (const [id, template] of Object.entries(templates)) {
    const sample = await sampleAndPrice(template, workspace);
    if (!sample) continue;
    const brandId = sample.props.brand;
    const folder = join(store.scratch, `languages-${brandId}`);
    copyBrandForLanguages(join(workspace.brands, brandId), folder);
    const brand = await loadBrand(folder, brandId, store);
    const photos = await takesOf(brand, outside);
    for (const {language, words} of LANGUAGES) {
      const {copy, says} = words[id as keyof typeof words];
      const props = {...sample.props, language, copy: template.copy.parse(inLanguage(copy, language))};
      const captions = spreadWords(says, 0, SPOKEN_MS, language);
      for (const format of Format.options.filter((each) => each === '9:16' || (each === '16:9' && language === 'ar'))) {
        const spot = dressed({...sample, props}, template, brand, format, photos, captions);
        const moments = {spoken: SPOKEN_FRAME, middle: Math.floor(spot.frames / 2), last: spot.frames - 1};
        for (const [moment, frame] of Object.entries(moments))
          stills.push({name: `${id}.${language}.${format.replace(':', 'x')}.${moment}`, spot, frame});
      }
    }
  }
  return stills;
}

/** How long the voice speaks, in milliseconds, and a frame in which one of its first words is spoken. */
const SPOKEN_MS = 9000;
const SPOKEN_FRAME = 40;

/** The copy of a variant as its document has it, with its prices as the language writes them. */
function inLanguage(copy: Record<string, unknown>, language: string): unknown {
  const file = VariantsFile.parse({template: 't', brand: 'b'});
  const draft = {id: 'a', choices: {}, props: {language, copy}, origin: {path: ['rows', 0]}};
  return localizeDraft(draft, {file, source: language, rows: undefined, beats: [], translations: []}).props.copy;
}

type Sample = {spot: SpotDocuments; props: SpotProps};

/** The first variant of the first spot that is made from a template. */
async function sampleAndPrice(template: AnyTemplate, {compositions}: Workspace): Promise<Sample | undefined> {
  const folder = join(compositions, 'spots');
  for (const id of await listIds(folder)) {
    const spot = await loadSpot(join(folder, id), id);
    const draft = (await draftsOf(spot)).find(({props}) => props.template === template.id);
    if (draft) return {spot, props: SpotProps.parse({...draft.props, copy: template.copy.parse(draft.props.copy)})};
  }
  return undefined;
}

/** A sample in a brand and a format: its shots where the brand has their photos, else others of the brand. */
function dressed(
  {spot, props}: Sample,
  template: AnyTemplate,
  brand: Brand,
  format: Format,
  photos: ReadonlyMap<string, Take>,
  captions?: readonly CaptionWord[],
): ResolvedSpot {
  const changed: SpotProps = {...props, brand: brand.id, format, typography: {}, look: {}, music: null};
  const takes = [...photos.values()];
  const slots = Object.keys(template.slots(changed));
  const fillings = Object.fromEntries(
    slots.flatMap((slot, index) => {
      const shot = spot.shots.find(({id}) => id === props.shots[slot]?.shot);
      const take = photos.get(shot?.photo ?? '') ?? takes[index % takes.length];
      return take ? [[slot, {take: {...take, focus: shot?.focus ?? take.focus}, pick: Pick.parse({})}]] : [];
    }),
  );
  const lengths = slotSeconds(spot.script?.value);
  return resolveSpot({
    props: changed,
    template,
    kit: brand.kit,
    fillings,
    transitions: {},
    lengths,
    captions,
  });
}

/** The shorter side of held footage: enough for pictures of 360 px. */
const SHORTER = 540;

/** The photos of a brand as clips of one frame, by their path in its folder. */
async function takesOf(brand: Brand, {store, tools}: Outside): Promise<Map<string, Take>> {
  const takes = new Map<string, Take>();
  const folder = join(brand.folder, 'products');
  const files = (await exists(folder)) ? await listEntries(folder) : [];
  for (const file of files.filter((each) => /\.(webp|jpe?g|png)$/.test(each))) {
    const photo = join(folder, file);
    const {width, height} = within(await imageSize(photo), SHORTER);
    const src = await store.draft('png', async (flat) => {
      await flatten(photo, flat, width, height);
      return store.draft('mp4', async (clip) => {
        const exact = 'scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p';
        await ffmpeg(tools, [...input(flat), '-frames:v', '1', '-vf', exact, ...encoding(30), clip]);
        return store.put(clip);
      });
    });
    takes.set(`products/${file}`, {
      shot: 'still',
      number: 1,
      provider: 'golden',
      model: 'held',
      request: file,
      src,
      frames: 1,
      fps: 30,
      width,
      height,
      focus: [0.5, 0.5],
      warnings: [],
      rights: null,
    });
  }
  return takes;
}
