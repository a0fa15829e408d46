import type {SeenText} from '../../../../spot/findings/product-sight.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {agreement, bareText, type SeenTrack} from '../../../../spot/findings/text-tracks.ts';
import {spanOf, takeRule} from '../../take.ts';

/** Text in footage that is neither on the label of a product nor approved: garbled words on a product, and foreign text elsewhere. */
export const productText = takeRule({
  id: 'product-text',
  version: 1,
  title: 'The footage shows text that is not on the label of the product.',
  severity: 'error',
  limits: {
    agreement: {
      value: 75,
      unit: '% of the characters of a line of the label, in the best reading',
      stricter: 'higher',
      source: 'Own: OCR reads lines of true labels with 80 % or more in one of three samples (docs/check.md)',
    },
    confidence: {
      value: 75,
      unit: '% probability of the characters, below which a reading does not count',
      stricter: 'lower',
      source: 'Own: OCR reads textures and highlights that look like letters with a lower probability',
    },
    height: {
      value: 14,
      unit: 'pixels of the height of a line, below which a label is not judged',
      stricter: 'lower',
      source: 'Own: smaller letters are not read reliably in compressed video',
    },
    samples: {
      value: 2,
      unit: 'sampled frames in which a text is read',
      stricter: 'lower',
      source: 'Own: a text that is read only once is usually a texture',
    },
  },
  judge({texts, products, approved, generated}, limits) {
    const labels = products.flatMap(({label}) => label);
    return (texts ?? []).flatMap((track): Fault[] => {
      const readings = track.readings.filter(
        ({text, confidence}) => 100 * confidence >= limits.confidence && bareText(text).length >= SHORTEST,
      );
      const [clearest] = readings.toSorted((a, b) => b.confidence - a.confidence);
      if (!clearest || readings.length < Math.min(limits.samples, track.samples)) return [];
      const own = products.find(({name}) => name === track.product);
      const allowed = own ? [...own.label, ...approved] : [...labels, ...approved];
      const best = Math.max(...readings.map(({text}) => agreement(text, allowed)));
      if (100 * best >= limits.agreement) return [];
      return own
        ? [garbled(own, track, clearest, limits.height)].flat()
        : [foreign(track, clearest, generated)];
    });
  },
});

/** Shorter texts are not judged: two letters are often a texture. */
const SHORTEST = 3;

function garbled(
  {name, label}: {name: string; label: readonly string[]},
  {readings}: SeenTrack,
  {text, frame, box, confidence}: SeenText,
  height: number,
): Fault[] {
  if (label.length === 0 || box.height < height) return [];
  return [
    {
      frames: spanOf(readings),
      expected: `on ${name}: ${label.map((line) => `"${line}"`).join(', ')}`,
      got: `"${text}"`,
      evidence: {frame, box, text, confidence},
    },
  ];
}

const foreign = (
  {readings}: SeenTrack,
  {text, frame, box, confidence}: SeenText,
  generated: boolean,
): Fault => ({
  severity: generated ? 'warning' : 'info',
  frames: spanOf(readings),
  expected: 'no text in the footage, except on products and in the copy',
  got: `"${text}"`,
  evidence: {frame, box, text, confidence},
});
