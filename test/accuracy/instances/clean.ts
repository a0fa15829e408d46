import {type Ad, cleanAd, FORMATS, type Instance, withCopy, withFault} from '../ads.ts';
import {inkWith, shifted} from '../color.ts';
import {readingSeconds} from '../reading-time.ts';
import {atLoudness, shifted as shiftedSound, silence} from '../surgery/sound.ts';
import {templateOf} from './in-documents.ts';
import type {SetContext} from './strengths.ts';

/** How many ads have no defect. */
export const CLEAN = 50;

/** Ads without a defect. The first ones are just inside a limit, each of another rule. */
export function cleanInstances(context: SetContext): Instance[] {
  const {brands, book, clips, chance} = context;
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
  const edges: Edge[] = [
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
  edges.push(...inLayout(ad, plated), ...inFootage(context, ad, plated), ...inSound(ad));
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

type Edge = [note: string, ad: Ad, surgery?: Instance['surgery']];
type AdOf = (number: number) => Ad;

/** Just inside the limits of places, sizes and colours of the graphics. */
function inLayout(ad: AdOf, plated: AdOf): Edge[] {
  const tall = (number: number): Ad => ({...ad(number), format: '9:16'});
  const [zone, size, space, color] = [tall(60), tall(61), tall(62), ad(63)];
  // A pixel, as hundredths of the width.
  const pixel = 100 / FORMATS[zone.format].width;
  return [
    ['words a pixel past the edge of the safe zone', withFault(zone, {move: ['hook', -pixel, 0]})],
    [
      'words 0.97 times as wide as their plate',
      withFault(withCopy(plated(64), {hook: 'Everything you wanted, in one'}), {unfitted: 0.97}),
    ],
    ['a logo that is stretched by 0.5 %', withFault(ad(65), {stretchLogo: [1.005, 1]})],
    // The component makes a logo at least as wide as the brand asks for.
    ['a logo of the least size', withFault(size, {logoHeight: 0.5})],
    ['a line just outside of the clear space of the logo', withFault(space, {lineBelowLogo: 1.05})],
    [
      'a button 2.5 away from its colour',
      withFault(color, {button: shifted(color.brand.color.primary, 60, 2.5)}),
    ],
  ];
}

/** Footage that looks like a defect, and is as the take is. */
function inFootage({brands, book, clips, chance}: SetContext, ad: AdOf, plated: AdOf): Edge[] {
  const showing = (each: Ad, hook: string): Ad => ({...each, shots: {...each.shots, hook}});
  const [brand, scene] = [brands[0], book.scenes[0]];
  const stripes = [1, 3, 5, 7, 9]
    .map((tenth) => `drawbox=x=iw*${tenth}/10:y=0:w=iw/10:h=ih:color=0xd8d8d8:t=fill`)
    .join();
  return [
    [
      'a take with each frame twice',
      showing(ad(66), book.add('twos', {kind: 'scene', number: 4, filter: 'fps=15,fps=30'})),
    ],
    ...(scene
      ? [
          [
            'a take that itself stands still for half a second',
            showing(ad(67), book.add('holds', {kind: 'frozen', scene, from: 0.5, seconds: 0.5})),
          ] satisfies Edge,
        ]
      : []),
    [
      'a take with strong compression',
      showing(ad(68), book.add('blocks', {kind: 'scene', number: 5, crf: 35})),
    ],
    [
      'five pairs of stripes',
      showing(plated(69), book.add('stripes', {kind: 'scene', number: 6, filter: stripes})),
    ],
    ...(brand && scene
      ? [
          [
            'a label that is slightly out of focus',
            showing(
              cleanAd([brand], 1, clips, chance.fork('soft label')),
              book.add('soft-label', {kind: 'product', brand, scene, filter: 'gblur=sigma=1'}),
            ),
          ] satisfies Edge,
        ]
      : []),
  ];
}

/** Just inside the limits of sound. */
const inSound = (ad: AdOf): Edge[] => [
  ['a gap of 0.2 s in the sound', ad(70), silence(0.2, 0.4)],
  ['sound that is 50 ms late', ad(71), shiftedSound(50)],
  ['sound that is 30 ms early', ad(72), shiftedSound(-30)],
  ['0.9 LU over the target, with a true peak of -1.05 dBTP at most', ad(73), atLoudness(-13.1, -1.05)],
];

/** The hook in a tone of the palette with a contrast just above a limit. */
function inkOn(ad: Ad, contrast: number): Ad {
  return withFault(ad, {hookInk: inkWith(ad.brand.color.paper, ad.brand.color.ink, contrast)});
}

const exactly = (ad: Ad): Ad =>
  withFault(ad, {hookSeconds: Math.ceil(readingSeconds(ad.copy.hook) * ad.fps) / ad.fps});
