import {z} from 'zod';

type Rule = {
  /**
   * Whether full-frame renders of such frames are kept for later runs. `variant`: yes, for the same variant.
   * `never`: the frames depend on something that is not part of their key, so the same key may mean another picture.
   */
  keep: 'variant' | 'never';
  /** The reason in words. `detail` is what the reason names: an element, a file, a selector. */
  explain: (detail: string) => string;
  /** What the author of the template or the brand can change so that the frames can be shared. */
  fix?: string;
};

const USE_FRAME = 'Derive it from the frame and the copy.';
const STAGE_FILE = 'Put the file into the brand kit, or import it in the template.';
const ADD_FONT = 'Add a font with these characters to the brand.';
const USE_PROPS = 'Use the props that the graphics receive.';
const ANIMATE_BY_FRAME = 'Compute the animation from the frame number.';
const STAY_INSIDE = 'Render everything inside the graphics component.';

/** Every reason for which a frame is uncacheable, by its kind. */
const RULES = {
  element: {
    keep: 'variant',
    explain: (name) => `${name} has pixels that the DOM does not describe`,
    fix: 'Use HTML, SVG or an image.',
  },
  attribute: {
    keep: 'variant',
    explain: (name) => `the attribute "${name}" changes what is drawn in ways that the DOM does not describe`,
    fix: 'Leave the attribute out.',
  },
  'shadow-tree': {keep: 'variant', explain: () => 'an element has a shadow tree', fix: 'Use plain elements.'},
  'clonable-shadow-tree': {
    keep: 'variant',
    explain: () => 'a clonable shadow tree was attached',
    fix: 'Use plain elements.',
  },
  scrolled: {
    keep: 'variant',
    explain: (offset) => `an element is scrolled by ${offset}`,
    fix: 'Move its content with a transform.',
  },
  'zoomed-svg': {
    keep: 'variant',
    explain: () => 'an SVG is zoomed or panned by a script',
    fix: 'Use a viewBox or a transform.',
  },
  'missing-image': {keep: 'variant', explain: () => 'an image did not load', fix: 'Check its address.'},
  'animated-image': {
    keep: 'never',
    explain: (file) => `the browser animates the image ${file}`,
    fix: ANIMATE_BY_FRAME,
  },
  'unreadable-image': {
    keep: 'variant',
    explain: (file) => `the image ${file} cannot be read`,
    fix: 'Use PNG, JPEG, WebP, AVIF or SVG.',
  },
  'browser-animation': {
    keep: 'never',
    explain: () => 'the browser runs an animation',
    fix: ANIMATE_BY_FRAME,
  },
  'css-animation': {
    keep: 'never',
    explain: (where) => `a CSS animation${where}`,
    fix: ANIMATE_BY_FRAME,
  },
  'paused-animation': {
    keep: 'variant',
    explain: (where) => `a paused animation${where}`,
    fix: ANIMATE_BY_FRAME,
  },
  'css-transition': {
    keep: 'never',
    explain: (where) => `a CSS transition${where}`,
    fix: ANIMATE_BY_FRAME,
  },
  'blend-mode': {
    keep: 'variant',
    explain: (where) => `mix-blend-mode${where} mixes the graphics with the footage`,
    fix: 'Use opacity instead.',
  },
  'backdrop-filter': {
    keep: 'variant',
    explain: (where) => `backdrop-filter${where} reads the footage`,
    fix: 'Use a colour instead.',
  },
  'background-input': {
    keep: 'variant',
    explain: () => 'an SVG filter reads what is behind it',
    fix: 'Use SourceGraphic as its input.',
  },
  'negative-z-index': {
    keep: 'variant',
    explain: (where) => `a negative z-index${where} can put the element under the footage`,
    fix: 'Use z-index 0 or more.',
  },
  'paint-worklet': {
    keep: 'variant',
    explain: (where) => `a paint worklet${where} draws`,
    fix: 'Use SVG or a gradient.',
  },
  'random-style': {keep: 'never', explain: () => 'a style uses CSS random()', fix: USE_FRAME},
  'context-rule': {
    keep: 'variant',
    explain: (selector) => `the style rule "${selector}" depends on elements outside of the graphics`,
    fix: 'Select by a class of the graphics.',
  },
  highlight: {keep: 'variant', explain: () => 'the page has a CSS highlight', fix: 'Use an element.'},
  selection: {keep: 'variant', explain: () => 'text is selected', fix: 'Use an element.'},
  focus: {keep: 'variant', explain: () => 'an element has the focus', fix: 'Do not focus elements.'},
  'late-style-rules': {
    keep: 'variant',
    explain: () => 'style rules were added while the graphics were mounted',
    fix: 'Use the style attribute, or import the style sheet.',
  },
  'page-changed': {
    keep: 'variant',
    explain: () => 'styles or classes of <html> or <body> were changed while the graphics were mounted',
    fix: STAY_INSIDE,
  },
  'page-state': {
    keep: 'variant',
    explain: (call) => `the page keeps what ${call} does, so graphics of other variants could depend on it`,
    fix: 'Use a component, or a style of the graphics.',
  },
  'outside-element': {
    keep: 'variant',
    explain: () => 'something was rendered outside of the graphics, for example by a portal',
    fix: STAY_INSIDE,
  },
  unsettled: {
    keep: 'never',
    explain: () => 'the DOM of the graphics never stops changing',
    fix: 'Use delayRender() until the graphics are complete.',
  },
  'input-props': {
    keep: 'variant',
    explain: (call) => `the graphics read ${call}, which belongs to the whole batch`,
    fix: USE_PROPS,
  },
  'thrown-error': {keep: 'variant', explain: () => 'the graphics throw an error'},
  'missing-take': {
    keep: 'variant',
    explain: () => 'a take is missing',
  },
  'no-fingerprint': {
    keep: 'variant',
    explain: (error) => `the graphics could not be fingerprinted: ${error}`,
  },
  'unstaged-file': {
    keep: 'never',
    explain: (file) => `${file} is not a staged file, so it can change under the same name`,
    fix: STAGE_FILE,
  },
  'foreign-font': {
    keep: 'never',
    explain: (family) => `text is set in "${family}", which is not a font of the brand`,
    fix: "Use the brand's typography.",
  },
  'font-by-name': {
    keep: 'never',
    explain: (family) =>
      `text is set in "${family}": the brand's font of that name is loaded under a name of its own, so a font of this machine is drawn`,
    fix: 'Use brand.typography.base.family, or that of headings, in quotes: fontFamily: JSON.stringify(brand.typography.base.family).',
  },
  'fallback-font': {
    keep: 'never',
    explain: (character) =>
      `${character} is drawn in a font of this machine: the brand's fonts do not have it`,
    fix: ADD_FONT,
  },
  'frame-memory': {
    keep: 'never',
    explain: (frame) => `frame ${frame} differs when other frames were drawn before it`,
    fix: USE_FRAME,
  },
  'scaled-layer': {
    keep: 'never',
    explain: (where) => `will-change${where} on a transformed element can show an earlier scale`,
    fix: 'Leave will-change out.',
  },
  'fingerprint-changed': {
    keep: 'never',
    explain: () => 'a self-check failed: the DOM differed when the state was drawn by itself',
    fix: USE_FRAME,
  },
  'pixels-differ': {
    keep: 'never',
    explain: (frames) => `a self-check failed: frames ${frames} have the same DOM and different pixels`,
    fix: USE_FRAME,
  },
  'no-self-check': {
    keep: 'never',
    explain: () => 'a self-check failed: the browser did not report what it drew',
  },
  'not-drawn': {keep: 'never', explain: (error) => `the graphics state could not be drawn: ${error}`},
} as const satisfies Record<string, Rule>;

export type UncacheableKind = keyof typeof RULES;

export const UNCACHEABLE_KINDS = Object.keys(RULES) as [UncacheableKind, ...UncacheableKind[]];

/**
 * Why a frame is uncacheable: why its DOM does not determine its pixels. `detail` is what the reason names, such as an
 * element or a file; empty where the kind says everything.
 */
export const UncacheableReason = z.strictObject({kind: z.enum(UNCACHEABLE_KINDS), detail: z.string()});
export type UncacheableReason = z.infer<typeof UncacheableReason>;

export const uncacheable = (kind: UncacheableKind, detail = ''): UncacheableReason => ({kind, detail});

/** Whether full-frame renders with this reason may be kept for later runs of the same variant. */
export const mayKeepFrames = ({kind}: UncacheableReason): boolean => RULES[kind].keep === 'variant';

/**
 * The reason that counts where there are several: the first for which frames may not be kept, else the first. Null if there is none.
 */
export function decidingReason(
  reasons: Iterable<UncacheableReason | null | undefined>,
): UncacheableReason | null {
  let first: UncacheableReason | null = null;
  for (const reason of reasons) {
    if (!reason) continue;
    if (!mayKeepFrames(reason)) return reason;
    first ??= reason;
  }
  return first;
}

/** Whether the author of the template or the brand can do something about a reason. */
export const hasFix = ({kind}: UncacheableReason): boolean => 'fix' in RULES[kind];

/** A reason in words, with what the author can do about it. */
export function explainReason({kind, detail}: UncacheableReason): string {
  const {explain, fix}: Rule = RULES[kind];
  return fix === undefined ? explain(detail) : `${explain(detail)}. ${fix}`;
}
