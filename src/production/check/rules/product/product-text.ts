import type {SeenText} from '../../../../spot/findings/product-sight.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {
  agreement,
  bareText,
  partialAgreement,
  type SeenTrack,
} from '../../../../spot/findings/text-tracks.ts';
import {isReadable} from '../../burnt/compare-texts.ts';
import {type KnownProduct, spanOf, takeRule} from '../../take.ts';
import {asDigits, othersThanLabel} from './label-figures.ts';

/**
 * Text in footage that is neither on the label of a product nor approved: garbled words on a product, in all of the take or in a part of it,
 * another number or short name on it, and foreign text elsewhere.
 */
export const productText = takeRule({
  id: 'product-text',
  version: 2,
  title: 'The footage shows text that is not on the label of the product.',
  severity: 'error',
  limits: {
    agreement: {
      value: 75,
      unit: '% of the characters of a line of the label, in the best reading',
      stricter: 'higher',
      source: 'Own: OCR reads lines of true labels with 80 % or more in one of three samples (docs/check.md)',
    },
    drift: {
      value: 60,
      unit: '% of the characters of any part of the label, in two readings one after the other; with less, the text is garbled, however it is read before and after',
      stricter: 'higher',
      source:
        'Own: a label that is turned away or partly covered agrees with a part of itself; one reading may be blurred',
    },
    sure: {
      value: 90,
      unit: '% probability of the characters from which numbers and short names are compared exactly',
      stricter: 'lower',
      source: 'Own: OCR confuses single letters and digits with a lower probability',
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
      const alike = allowed.map(asDigits);
      const best = Math.max(
        ...readings.flatMap(({text}) => [agreement(text, allowed), agreement(asDigits(text), alike)]),
      );
      const isOff = 100 * best < limits.agreement;
      if (!own) return isOff ? [foreign(track, clearest, generated)] : [];
      const wrong = isOff
        ? readings
        : [drifted, othersThanLabel]
            .map((find) => find(readings, allowed, limits))
            .find(({length}) => length > 0);
      return wrong ? garbled(own, wrong, limits.height) : [];
    });
  },
});

/** Shorter texts are not judged: two letters are often a texture. */
const SHORTEST = 3;

/** The first two readings, one after the other, that agree with no part of the label. */
function drifted(
  readings: readonly SeenText[],
  allowed: readonly string[],
  {drift}: {drift: number},
): SeenText[] {
  const isOff = ({text}: SeenText): boolean =>
    100 * partialAgreement(text, allowed) < drift &&
    100 * partialAgreement(asDigits(text), allowed.map(asDigits)) < drift;
  const at = readings.findIndex((reading, index) => {
    const next = readings[index + 1];
    return next !== undefined && isOff(reading) && isOff(next);
  });
  return at < 0 ? [] : readings.slice(at, at + 2);
}

function garbled({name, label}: KnownProduct, wrong: readonly SeenText[], height: number): Fault[] {
  const [clearest] = wrong.toSorted((a, b) => b.confidence - a.confidence);
  if (!clearest || label.length === 0 || clearest.box.height < height) return [];
  const {frame, box, text, confidence} = clearest;
  const unknown = label.filter((line) => !isReadable(line));
  return [
    {
      // The OCR reads letters of other scripts as Latin ones.
      ...(unknown.length > 0 ? {severity: 'info' as const} : {}),
      frames: spanOf(wrong),
      expected: `on ${name}: ${label.map((line) => `"${line}"`).join(', ')}`,
      got: `"${text}"${unknown.length > 0 ? '. The OCR does not know the script of the label' : ''}`,
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
