/** CSS filters with the value that changes nothing. `drop-shadow` and `opacity` leave the picture's own pixels as they are. */
const UNCHANGED: Record<string, number> = {
  blur: 0,
  brightness: 1,
  contrast: 1,
  grayscale: 0,
  'hue-rotate': 0,
  invert: 0,
  saturate: 1,
  sepia: 0,
};

/**
 * The CSS of a picture, and of the elements around it up to `root`, that changes its colours or cuts its shape, such as
 * `hue-rotate(160deg)`, `mix-blend-mode: multiply` or `clip-path: circle(40%)`. Masks and shapes count where they are for the picture
 * alone. Rectangular clipping is not among them: `clip` of an inspected picture has it.
 */
export function imageEffects(image: HTMLElement, root: HTMLElement): string[] {
  const effects: string[] = [];
  for (let at: HTMLElement | null = image; at && at !== root; at = at.parentElement) {
    const {filter, mixBlendMode, clipPath, maskImage} = getComputedStyle(at);
    effects.push(...changingFilters(filter));
    if (mixBlendMode !== 'normal') effects.push(`mix-blend-mode: ${mixBlendMode}`);
    if (!holdsAlone(at, image)) continue;
    if (clipPath !== 'none' && !clipPath.startsWith('inset(')) effects.push(`clip-path: ${clipPath}`);
    if (maskImage !== 'none') effects.push('mask-image');
  }
  return effects;
}

/** The functions of a computed `filter` that change pixels. A filter of an SVG file counts as one that does. */
export const changingFilters = (filter: string): string[] =>
  filter === 'none' ? [] : functionsIn(filter).filter(changes);

function changes(call: string): boolean {
  const [name = '', value = ''] = call.split(/[()]/);
  if (name === 'drop-shadow' || name === 'opacity') return false;
  return UNCHANGED[name] === undefined || Number.parseFloat(value) !== UNCHANGED[name];
}

/** The functions of a CSS value, each with what is in its brackets: `blur(2px) drop-shadow(rgb(0, 0, 0) 0px 0px 2px)` has two. */
const functionsIn = (value: string): string[] => value.match(/[a-z-]+\((?:[^()]|\([^()]*\))*\)/g) ?? [];

const holdsAlone = (element: HTMLElement, image: HTMLElement): boolean =>
  element === image ||
  ((element.textContent ?? '').trim() === '' &&
    element.querySelectorAll('img, svg, video, canvas').length === 1);
