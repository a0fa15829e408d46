import {TenspotError} from '../../spot/problem/errors.ts';

/** Comments, and declarations at the start: nothing in them is drawn. */
const UNDRAWN = /<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>/g;

/** Elements that hold nothing, as editors leave them behind: they draw nothing. */
const EMPTY = /<(foreignObject|text|tspan|textPath|switch)\b[^>]*?(\/>|>\s*<\/\1\s*>)/gi;

const ACTIVE =
  /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|\bon\w+\s*=|(href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)/i;

const TEXT = /<text\b[^>]*>/i;

/** A font inside the file. */
const OWN_FONT = /@font-face[^}]*url\(\s*["']?data:/i;

const FAMILY = /font-family\s*[:=]\s*["']?\s*([^"';}>]+)/i;

/**
 * Throws `image-invalid` for an SVG with scripts, animations or references to other files, and `svg-text` for one with text that is
 * not outlines.
 */
export function refuseUnfitSvg(svg: string, file: string): void {
  const drawn = withoutEmpty(svg.replaceAll(UNDRAWN, ''));
  const active = ACTIVE.exec(drawn)?.[0].trim();
  if (active)
    throw unfit('image-invalid', file, {
      expected: 'an SVG without scripts, animation and references to files',
      got: active,
      fix: 'Export it again without it, or as PNG.',
    });
  if (TEXT.test(drawn) && !OWN_FONT.test(drawn)) {
    const family = FAMILY.exec(drawn)?.[1]?.trim();
    throw unfit('svg-text', file, {
      expected: 'an SVG whose text is outlines: text would be drawn in a font of each machine',
      got: family ? `<text> in ${family}` : '<text>',
      fix: 'Convert the text to outlines (paths) in the drawing program, and export the SVG again.',
    });
  }
}

/** Repeats, because an element may hold nothing but empty ones. */
function withoutEmpty(svg: string): string {
  const less = svg.replaceAll(EMPTY, '');
  return less === svg ? svg : withoutEmpty(less);
}

const unfit = (
  code: string,
  file: string,
  problem: {expected: string; got: string; fix: string},
): TenspotError => new TenspotError({code, what: 'this picture cannot be used', where: {file}, ...problem});
