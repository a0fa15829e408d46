import {brandLinesIn, type ShownLine} from '../../../spot/brand/brand-lines.ts';
import {textsIn} from '../../../spot/brand/characters.ts';
import {captionParts} from '../../../spot/captions/caption-pages.ts';
import type {Where} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {originOf} from '../../../spot/variant/value-origin.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {spokenLines} from '../../../spot/voice/spoken-line.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {captionsOf} from './read-captions.ts';

/** A text that a variant shows, where it is written, and the types that it may be set in. */
export type Shown = {text: string; where: Where; types: readonly ('headings' | 'base')[]};

/** The copy of a variant, its captions or the lines of its voice, and the lines of its brand. A template may set copy in either type; the lines have a known one. */
export function shownTexts(
  variant: Variant,
  draft: Draft,
  brand: Brand,
  {
    variants: {value: file, locate},
    captions,
    script,
  }: Pick<SpotDocuments, 'variants' | 'captions' | 'script'>,
): Shown[] {
  const copy = textsIn(variant.props.copy, ['copy']).map(
    ({path, text}): Shown => ({
      text,
      where: {...originOf(draft, file, path, locate), field: path.join('.')},
      types: ['headings', 'base'],
    }),
  );
  const {props} = variant;
  const words = captionsOf(props, {captions});
  const where = {...originOf(draft, file, ['captions'], locate), field: 'captions'};
  const voices = brand.file.defaults.tenspot;
  const lines =
    props.captions === undefined ? spokenLines({props, script: script?.value, brand: voices}) : [];
  const spoken = {...originOf(draft, file, ['voice'], locate), field: 'voice'};
  return [
    ...copy,
    ...captionParts(words ?? []).map((text) => ({text, where, types: ['base'] as const})),
    ...lines.map(({text}) => ({text, where: spoken, types: ['base'] as const})),
    ...linesOf(brand, variant),
  ];
}

/** The texts of the brand that a variant shows. */
function linesOf({file, locate}: Brand, {props}: Variant): Shown[] {
  const {legal, tagline, url} = brandLinesIn(file.defaults.tenspot, props);
  const line = ({field, text}: ShownLine, type: 'headings' | 'base'): Shown[] => {
    const path = ['defaults', 'tenspot', ...field];
    return text === null ? [] : [{text, where: {...locate(path), field: path.join('.')}, types: [type]}];
  };
  return [...line(legal, 'base'), ...line(tagline, 'headings'), ...line(url, 'base')];
}
