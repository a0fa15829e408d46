import type {BrandFile, TypeChange, TypeStyle} from '../brand/brand-file.ts';
import {type BrandLines, brandLinesIn} from '../brand/brand-lines.ts';
import {fallbackFamilies} from '../brand/characters.ts';
import type {StagedBrand, StagedFont} from '../brand/staged-brand.ts';
import type {CaptionWord} from '../captions/caption.ts';
import {shownCaptions} from '../captions/show-captions.ts';
import {pagesOfSpot} from '../captions/spot-captions.ts';
import type {EditFile} from '../documents/edit.ts';
import {FULL, mirroredRect, rectBox, type Size} from '../geometry/box.ts';
import {readingDirection} from '../language/reading-direction.ts';
import {safeBox} from '../placement/placement.ts';
import {type OwnPlacements, placementOf} from '../placement/placements.ts';
import {FORMAT_SIZE} from '../variant/format.ts';
import type {SpotProps, TypographyChoice} from '../variant/spot-props.ts';
import type {AnyTemplate, SlotSpec, TemplateProps} from '../variant/template.ts';
import {type EditTiming, timedSlots} from './edit-timing.ts';
import {toFrames, toSeconds} from './frames.ts';
import {ResolvedSpot} from './resolved-spot.ts';
import {type Filling, type Footage, layerOf, laySlots, layTimeline, sequenceOf} from './timeline.ts';

/** A brand whose files are staged: its brand, fonts by the brand's own family names, and named type sets. */
export type BrandKit = {
  brand: Omit<StagedBrand, 'typography'>;
  /** The lines of the brand by language and market. Default: those of `brand`. */
  lines?: BrandLines | undefined;
  /** The placements for which the brand has figures of its own. Default: none. */
  placements?: OwnPlacements | undefined;
  typography: BrandFile['typography'];
  fonts: readonly StagedFont[];
};

type Resolving = {
  props: SpotProps;
  template: AnyTemplate;
  kit: BrandKit;
  /** What fills each slot. */
  fillings: Record<string, Filling>;
  /** The grade of each slot's clip. Default: none. */
  cubes?: Record<string, string | null>;
  transitions: EditFile['transitions'];
  /** Seconds by slot, from the script, instead of the template's own. */
  lengths?: Record<string, number>;
  /** The lengths of slots that `edit.yaml` decides. Default: nothing. */
  timing?: EditTiming | undefined;
  /** The words of the captions. Default: none. */
  captions?: readonly CaptionWord[] | undefined;
  mix?: string | null;
};

/** Resolves checked props and staged files to what is drawn. Pure: Node and the browser both call it. */
export function resolveSpot({
  props,
  template,
  kit,
  fillings,
  cubes = {},
  transitions,
  lengths = {},
  timing,
  captions,
  mix,
}: Resolving): ResolvedSpot {
  const {format, fps, seconds, language} = props;
  const {width, height} = FORMAT_SIZE[format];
  const frames = toFrames(seconds, fps);
  const {copy} = props;
  const timeline = layTimeline({
    slots: timedSlots(
      inReadingDirection(slotLengths(template, {copy, format, seconds, fps, language}, lengths), language),
      props,
      timing,
    ),
    fillings,
    cubes,
    transitions,
    fps,
    frames,
    width,
    height,
  });
  return ResolvedSpot.parse({
    template: template.id,
    brand: {...kit.brand, ...linesOf(kit, props), typography: typographyOf(kit, props.typography, language)},
    copy,
    language,
    format,
    width,
    height,
    fps,
    frames,
    safe: safeBox(placementOf(props, kit.placements).safeZone, {width, height}),
    ...timeline,
    ...(captions ? {captions: shownCaptions(pagesOfSpot(captions, props), fps, frames)} : {}),
    mix: mix ?? null,
  } satisfies ResolvedSpot);
}

/** The legal line and the end card of a variant, in its language and for its market. */
function linesOf({brand, lines}: BrandKit, props: SpotProps): Pick<StagedBrand, 'legal' | 'endCard'> {
  if (!lines) return {legal: brand.legal, endCard: brand.endCard};
  const {legal, tagline, url} = brandLinesIn(lines, props);
  return {legal: legal.text, endCard: {tagline: tagline.text ?? '', url: url.text}};
}

/** The slots with their footage where a language has it: templates lay out from left to right, and other languages get the mirrored layout. */
const inReadingDirection = (slots: Record<string, SlotSpec>, language: string): Record<string, SlotSpec> =>
  readingDirection(language) === 'ltr'
    ? slots
    : Object.fromEntries(
        Object.entries(slots).map(([slot, spec]) => [
          slot,
          spec.rect ? {...spec, rect: mirroredRect(spec.rect)} : spec,
        ]),
      );

/** The slots of a variant, with the lengths of the script in place of those of the template. */
export function slotLengths(
  template: AnyTemplate,
  props: TemplateProps<unknown>,
  lengths: Record<string, number>,
): Record<string, SlotSpec> {
  const slots: Record<string, SlotSpec> = template.slots(props);
  return Object.fromEntries(
    Object.entries(slots).map(([slot, spec]) => [
      slot,
      spec.with === undefined ? {...spec, seconds: lengths[slot] ?? spec.seconds} : spec,
    ]),
  );
}

/**
 * Seconds of footage that each slot of a variant needs: as long as it is seen, which is its own length and the dissolve into
 * the next slot. Rounded up to half a second, so that variants of nearly one length share a take.
 */
export function footageSeconds({
  props,
  template,
  transitions,
  lengths = {},
  timing,
}: Pick<Resolving, 'props' | 'template' | 'transitions' | 'lengths' | 'timing'>): Record<string, number> {
  const {copy, format, seconds, fps, language} = props;
  const own = slotLengths(template, {copy, format, seconds, fps, language}, lengths);
  const slots = timedSlots(own, props, timing);
  const sequence = sequenceOf(slots);
  const spans = laySlots(slots, toFrames(seconds, fps));
  return Object.fromEntries(
    Object.keys(slots).map((slot) => {
      const layer = layerOf(slot, slots);
      const next = transitions[sequence[sequence.indexOf(layer) + 1] ?? ''];
      const tail = next && next.kind !== 'cut' ? next.seconds : 0;
      const seen = toSeconds(spans[layer]?.frames ?? 0, fps) + tail;
      return [slot, Math.ceil(seen * 2) / 2];
    }),
  );
}

/** The clips of a variant before they are filled: their places in the timeline, and how they begin. */
export function emptyFootage({
  props,
  template,
  transitions,
  lengths = {},
  timing,
}: Pick<Resolving, 'props' | 'template' | 'transitions' | 'lengths' | 'timing'>): Footage[] {
  const {copy, format, seconds, fps, language} = props;
  const own = slotLengths(template, {copy, format, seconds, fps, language}, lengths);
  const slots = timedSlots(own, props, timing);
  const frames = toFrames(seconds, fps);
  return layTimeline({slots, fillings: {}, transitions, fps, frames, ...FORMAT_SIZE[format]}).footage;
}

/** Pixels of the frame that each slot's footage fills. */
export function footageSizes(props: SpotProps, template: AnyTemplate): Record<string, Size> {
  const {copy, format, seconds, fps, language} = props;
  const slots: Record<string, SlotSpec> = template.slots({copy, format, seconds, fps, language});
  return Object.fromEntries(
    Object.entries(slots).map(([slot, {rect = FULL}]) => [slot, rectBox(rect, FORMAT_SIZE[format])]),
  );
}

/** The chosen set over the brand's typography, the variant's own changes over both, and only the fonts in use. */
function typographyOf(
  {typography, fonts}: BrandKit,
  choice: TypographyChoice,
  language: string,
): StagedBrand['typography'] {
  const styleOf = (type: 'base' | 'headings'): TypeStyle => {
    const {fallback: _, ...style} = typeStyleOf(typography, choice, type);
    const fallback = fallbackFamilies(typography, typeStyleOf(typography, choice, type), language);
    return fallback.length > 0 ? {...style, fallback} : style;
  };
  const [base, headings] = [styleOf('base'), styleOf('headings')];
  const families = [base, headings].flatMap(({family, fallback = []}) => [family, ...fallback]);
  const used = fonts.filter((font) => families.some((family) => isFamily(font, family)));
  return {base: staged(base, used), headings: staged(headings, used), fonts: [...used]};
}

/** How one kind of text is set in a variant. */
export function typeStyleOf(
  typography: BrandFile['typography'],
  choice: TypographyChoice,
  type: 'base' | 'headings',
): TypeStyle {
  const set = choice.set === undefined ? undefined : typography.sets[choice.set];
  return merge(typography[type], set?.[type], choice[type]);
}

const merge = (...styles: (TypeChange | undefined)[]): TypeStyle =>
  Object.assign({}, ...styles.map((style) => style ?? {}));

/** `Onest` is staged as `Onest 1f2e3d4c`. */
const isFamily = (font: StagedFont, family: string): boolean =>
  font.family.replace(/ [0-9a-f]{8}$/, '') === family;

const staged = ({fallback, ...style}: TypeStyle, fonts: readonly StagedFont[]): TypeStyle => {
  const nameOf = (family: string): string => fonts.find((font) => isFamily(font, family))?.family ?? family;
  return {
    ...style,
    family: nameOf(style.family),
    ...(fallback ? {fallback: fallback.map(nameOf)} : {}),
  };
};
