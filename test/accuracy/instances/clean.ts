import {type Ad, cleanAd, type Instance, withFault} from '../ads.ts';
import {inkWith, shifted} from '../color.ts';
import {readingSeconds} from '../reading-time.ts';
import {atLoudness} from '../surgery/sound.ts';
import {templateOf} from './in-documents.ts';
import type {SetContext} from './strengths.ts';

/** How many ads have no defect. */
export const CLEAN = 50;

/** Ads without a defect. The first ones are just inside a limit, each of another rule. */
export function cleanInstances({brands, book, clips, chance}: SetContext): Instance[] {
  const ad = (number: number): Ad => cleanAd(brands, number, clips, chance.fork(`clean ${number}`));
  const plated = (number: number): Ad => {
    const ribbon = brands.filter((brand) => templateOf(brand) === 'ribbon');
    return cleanAd(ribbon, number, clips, chance.fork(`clean ${number}`));
  };
  const shows = (number: number, hook: string): Ad => {
    const each = ad(number);
    return {...each, format: '9:16', shots: {...each.shots, hook}};
  };
  const grey = [0.3, 0.39] as const;
  const edges: [note: string, ad: Ad, surgery?: Instance['surgery']][] = [
    ['a legal line of the least size', withFault(ad(0), {legalSize: 2.42})],
    ['large words with a contrast of 3.1', inkOn(plated(0), 3.1)],
    ['words with a contrast of 4.6', inkOn(plated(1), 4.6)],
    ['0.9 LU over the target', ad(1), atLoudness(-13.1)],
    ['0.9 LU under the target', ad(2), atLoudness(-14.9)],
    ['a line for exactly as long as it takes to read', exactly(ad(3))],
    ['a line for exactly as long as it takes to read, on plates', exactly(plated(2))],
    [
      '2.9 flashes in a second',
      shows(
        4,
        book.add('flash-rate', {
          kind: 'flashing',
          flashing: {rate: 2.9, area: 0.4, seconds: 2.6, states: [0.1, 0.6]},
        }),
      ),
    ],
    [
      'flashes on 24 % of the screen',
      shows(
        5,
        book.add('flash-area', {
          kind: 'flashing',
          flashing: {rate: 5, area: 0.24, seconds: 2.5, states: [0.1, 0.7]},
        }),
      ),
    ],
    [
      'changes of light of 0.09',
      shows(
        6,
        book.add('flash-change', {
          kind: 'flashing',
          flashing: {rate: 5, area: 0.6, seconds: 2.5, states: grey},
        }),
      ),
    ],
    [
      'changes of light whose darker state is 0.81',
      shows(
        7,
        book.add('flash-bright', {
          kind: 'flashing',
          flashing: {rate: 5, area: 0.5, seconds: 2.5, states: [0.82, 0.97]},
        }),
      ),
    ],
    ...brands.slice(0, 2).map((brand, at): [string, Ad] => [
      'a product whose colour is 5 away',
      {
        ...cleanAd([brand], at, clips, chance.fork(`delta ${at}`)),
        shots: {
          hook: book.add(`delta-${at}`, {
            kind: 'product',
            brand,
            scene: book.scenes[at] ?? 'scene-0',
            fault: {colors: {body: shifted(brand.product.body, 60, 5), label: brand.product.label}},
          }),
          offer: book.scenes[0] ?? 'scene-0',
        },
      },
    ]),
    [
      'a dark scene',
      shows(8, book.add('dark', {kind: 'scene', number: 1, filter: 'eq=brightness=-0.22:contrast=0.7'})),
    ],
    ['warm light', shows(9, book.add('warm', {kind: 'scene', number: 2, filter: 'colortemperature=4200'}))],
    [
      'strong grain',
      shows(10, book.add('grain', {kind: 'scene', number: 3, filter: 'noise=alls=16:allf=t'})),
    ],
  ];
  const plain = Array.from({length: CLEAN - edges.length}, (_, at): [string, Ad] => ['', ad(20 + at)]);
  return [...edges, ...plain].map(([note, each, surgery], at) => ({
    id: `clean-${String(at + 1).padStart(2, '0')}`,
    kind: null,
    strength: at < edges.length ? ('edge' as const) : ('clean' as const),
    where: 'none' as const,
    note,
    ad: each,
    place: null,
    ...(surgery ? {surgery} : {}),
  }));
}

/** The hook in a tone of the palette with a contrast just above a limit. */
function inkOn(ad: Ad, contrast: number): Ad {
  return withFault(ad, {hookInk: inkWith(ad.brand.color.paper, ad.brand.color.ink, contrast)});
}

const exactly = (ad: Ad): Ad =>
  withFault(ad, {hookSeconds: Math.ceil(readingSeconds(ad.copy.hook) * ad.fps) / ad.fps});
