import type {StagedFont} from '../../../../spot/brand/staged-brand.ts';
import type {TextPaint} from '../../../../spot/findings/inspection.ts';
import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {graphicsRule} from '../../graphics.ts';

/** Text in a font that is not the brand's: another family, a character that the brand's fonts do not have, or an imitated weight or slant. */
export const graphicsFonts = graphicsRule({
  id: 'graphics-fonts',
  version: 2,
  title: 'A text is not set in the fonts of the brand.',
  severity: 'error',
  limits: {},
  judge({spot, shown, foreign}) {
    const {fonts} = spot.brand.typography;
    return [
      ...shown.flatMap((element): Fault[] => {
        const parts = element.runs.flatMap((run) => run.parts);
        const part = parts.find(({style}) => style !== null && problemOf(style, fonts) !== null);
        if (!part?.style) return [];
        return [
          {
            frames: element.seen,
            expected: `${quote(part.text)} in a font of the brand: ${namesOf(fonts)}`,
            got: problemOf(part.style, fonts) ?? '',
            evidence: {frame: element.rest.from, box: part.ink, field: element.name, text: part.text},
          },
        ];
      }),
      ...foreign.map(
        ({frame, character}): Fault => ({
          frames: {from: frame, frames: 1},
          expected: `characters that the fonts of the brand have: ${namesOf(fonts)}`,
          got: `${character} in a font of the machine`,
          evidence: {frame},
        }),
      ),
    ];
  },
});

/** Families of the brand without the hash at their end. */
const namesOf = (fonts: readonly StagedFont[]): string =>
  [...new Set(fonts.map(({family}) => plain(family)))].join(', ') || 'none';

const plain = (family: string): string => family.replace(/ [0-9a-f]{8,}$/, '');

/** Why the browser does not set a text in a font of the brand; null if it does. */
function problemOf(
  {families, weight, slant, synthesis}: TextPaint,
  fonts: readonly StagedFont[],
): string | null {
  const [first = 'no font'] = families;
  const own = fonts.filter(({family}) => family === first);
  if (own.length === 0) return first;
  const slanted = own.filter(({style}) => style === slant);
  if (slanted.length === 0)
    return `${plain(first)} ${slant}, for which the brand has no file: ${synthesis ? 'the browser imitates it' : 'it is set in another style'}`;
  if (slanted.some(({weight: range}) => includes(range, weight))) return null;
  return `${plain(first)} in weight ${weight}, for which the brand has no file: ${synthesis ? 'the browser may imitate it' : 'it is set in another weight'}`;
}

/** Whether a font has this weight: its only weight, or one in the range of a variable font. */
function includes(range: string, weight: number): boolean {
  const [least = 400, most = least] = range
    .replace('normal', '400')
    .replace('bold', '700')
    .split(' ')
    .map(Number);
  return weight >= least && weight <= most;
}
