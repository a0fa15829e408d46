import {bareText} from '../../../../spot/findings/text-tracks.ts';
import {spanOf, takeRule} from '../../take.ts';

/** The name of the brand or of a product in the footage beside the product: a logo that the model invented. */
export const productLogo = takeRule({
  id: 'product-logo',
  version: 1,
  title: 'The footage shows a logo beside the product.',
  severity: 'warning',
  limits: {
    confidence: {
      value: 80,
      unit: '% probability of the characters',
      stricter: 'lower',
      source: 'Own: the limit of product-text, raised because the name is short',
    },
    samples: {
      value: 2,
      unit: 'sampled frames in which the name is read',
      stricter: 'lower',
      source: 'Own: the limit of product-text',
    },
  },
  judge({texts, sights, names, generated}, {confidence, samples}) {
    if (!generated) return [];
    const wanted = new Set(names.map(bareText));
    return (texts ?? [])
      .filter(({product}) => product === null)
      .flatMap((track) => {
        const readings = track.readings.filter(
          (reading) => 100 * reading.confidence >= confidence && wanted.has(bareText(reading.text)),
        );
        const [first] = readings;
        // Only beside a product that was found: otherwise the name may be on a product that was not found.
        const beside = readings.filter(({frame}) => sights.some((sight) => sight.frame === frame));
        if (!first || beside.length < Math.min(samples, track.samples)) return [];
        return [
          {
            frames: spanOf(readings),
            expected: `"${first.text}" on the product only`,
            got: `"${first.text}" beside it`,
            evidence: {frame: first.frame, box: first.box, text: first.text},
          },
        ];
      });
  },
});
