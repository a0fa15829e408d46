import {type Ad, framesOf, hookFrames, type Instance, withCopy, withFault} from '../ads.ts';
import type {ExamBrand} from '../brands/brands.ts';
import {inkWith, shifted} from '../color.ts';
import type {ExamFault} from '../compositions/exam-fault.ts';
import {readingSeconds} from '../reading-time.ts';
import {graded, instancesOf, type SetContext} from './strengths.ts';

/** Defects that are made in documents and templates; and masters that do not show what the documents say. */
export function documentInstances(context: SetContext): Instance[] {
  const {bases, book} = context;
  const base = (number: number, shift: number): Ad => {
    const ad = bases[(number * 5 + shift) % bases.length] as Ad;
    return ad;
  };
  const inDocuments = (ad: Ad, note: string, fault: ExamFault, part: 'hook' | 'offer') => ({
    where: 'documents' as const,
    note,
    ad: withFault(ad, fault),
    place: placeOf(ad, part),
  });
  const inMaster = (ad: Ad, note: string, made: Ad) => ({
    where: 'master' as const,
    note,
    ad,
    made,
    place: placeOf(ad, 'offer'),
  });
  const either = (number: number, ad: Ad, note: string, fault: ExamFault) =>
    number % 2
      ? inDocuments(ad, note, fault, 'offer')
      : inMaster(ad, `${note}, in the master only`, withFault(ad, fault));
  return [
    ...instancesOf('off-safe', context, (number, chance) => {
      const ad = base(number, 0);
      const by = graded(number, 14, 1.6, chance);
      // Only elements that stand at an edge of the safe zone are outside after so small a move.
      const elements = [
        'hook',
        ...(isPlate(ad.brand) ? [] : ['cta']),
        ...(ad.format === '4:5' ? [] : ['legal']),
      ] as const;
      const element = (elements[number % elements.length] ?? 'hook') as 'hook' | 'cta' | 'legal';
      const move: ExamFault['move'] = element === 'legal' ? [element, 0, by] : [element, -by, 0];
      return inDocuments(
        ad,
        `${element} ${by.toFixed(1)} % outside`,
        {move},
        element === 'hook' ? 'hook' : 'offer',
      );
    }),
    ...instancesOf('low-contrast', context, (number, chance) => {
      const ad = base(number, 1);
      if (number % 3 === 0 && number > 0 && book.drawn)
        return inDocuments(
          ad,
          'words in the colour of the sky, with nothing behind',
          {bare: true, hookInk: '#b8b4c0'},
          'hook',
        );
      const wanted = graded(number, 1.3, 2.8, chance);
      const plate = ad.brand.color.paper;
      const hookInk = isPlate(ad.brand) ? inkWith(plate, ad.brand.color.ink, wanted) : ad.brand.color.ink;
      return isPlate(ad.brand)
        ? inDocuments(ad, `contrast ${wanted.toFixed(1)} on its plate`, {hookInk}, 'hook')
        : inDocuments(
            ad,
            'dark words on the dark shade',
            {hookInk: inkWith(ad.brand.color.ink, ad.brand.color.paper, Math.min(wanted, 2.4))},
            'hook',
          );
    }),
    ...instancesOf('overflow', context, (number, chance) => {
      const ad = withCopy(base(number, 2), {hook: 'Everything you wanted, in one'});
      const clip = number % 2 === 0;
      const factor = graded(number, 1.7, 1.06, chance);
      return inDocuments(
        ad,
        `${factor.toFixed(2)} times as wide as its plate${clip ? ', and cut off' : ''}`,
        {unfitted: factor, clip},
        'hook',
      );
    }),
    ...instancesOf('short-super', context, (number, chance) => {
      const ad = base(number, 3);
      const whole = readingSeconds(ad.copy.hook);
      const seconds = graded(number, 0.3, whole * 0.85, chance);
      return inDocuments(ad, `${seconds.toFixed(2)} s for "${ad.copy.hook}"`, {hookSeconds: seconds}, 'hook');
    }),
    ...instancesOf('wrong-price', context, (number, chance) => {
      const ad = base(number, 4);
      const price = wrongPrice(ad.copy.price, number, chance.whole(1, 8));
      const note = `${price} instead of ${ad.copy.price}`;
      return number % 3 === 2
        ? inDocuments(ad, `${note}, drawn by the template`, {says: {price}}, 'offer')
        : inMaster(ad, note, withCopy(ad, {price}));
    }),
    ...instancesOf('wrong-cta', context, (number, chance) => {
      const ad = base(number, 5);
      const cta =
        number === 1 || number === 5
          ? oneLetterOff(ad.copy.cta)
          : chance.pick(['Call us today', 'Learn more', 'Sign up free', 'Book a table', 'Download it']);
      const note = `"${cta}" instead of "${ad.copy.cta}"`;
      return number % 3 === 2
        ? inDocuments(ad, `${note}, drawn by the template`, {says: {cta}}, 'offer')
        : inMaster(ad, note, withCopy(ad, {cta}));
    }),
    ...instancesOf('wrong-logo', context, (number) => {
      const other =
        (['shapes', 'recoloured', 'cropped', 'shapes', 'hidden'] as const)[number % 5] ?? 'shapes';
      return either(number, base(number, 6), `logo: ${other}`, {otherLogo: other});
    }),
    ...instancesOf('mirrored-logo', context, (number) =>
      either(number, base(number, 7), 'the logo mirrored', {mirrorLogo: true}),
    ),
    ...instancesOf('stretched-logo', context, (number, chance) => {
      const by = 1 + graded(number, 0.6, 0.04, chance);
      const stretchLogo: [number, number] = number % 3 === 2 ? [1, by] : [by, 1];
      return either(number, base(number, 8), `the logo stretched by ${by.toFixed(2)}`, {stretchLogo});
    }),
    ...instancesOf('wrong-brand-colour', context, (number, chance) => {
      const ad = base(number, 9);
      const by = graded(number, 40, 7, chance);
      const {color} = ad.brand;
      return number % 3 === 2
        ? either(number, ad, `the end card ${by.toFixed(0)} away`, {
            ground: shifted(color.paper, chance.whole(0, 359), Math.min(by, 18)),
          })
        : either(number, ad, `the button ${by.toFixed(0)} away`, {
            button: shifted(color.primary, chance.pick([-70, 60, 120]), by),
          });
    }),
    ...instancesOf('missing-legal', context, (number, chance) => {
      const ad = base(number, 10);
      if (number !== 1 && number < 5) return either(number, ad, 'no legal line', {legalSeconds: 0});
      if (number === 1 || number < 8)
        return inDocuments(
          ad,
          'a legal line too small to read',
          {legalSize: number === 1 ? 2.2 : ([1.0, 1.4, 1.8][number - 5] ?? 1)},
          'offer',
        );
      return inDocuments(ad, 'a legal line for a moment', {legalSeconds: chance.between(0.3, 0.9)}, 'offer');
    }),
  ];
}

/** Whether the template of the brand sets the hook on plates. */
const isPlate = (brand: ExamBrand): boolean => templateOf(brand) === 'ribbon';

/** The template of a brand. */
export const templateOf = ({id}: ExamBrand): 'poster' | 'ribbon' =>
  ['harbour-oats', 'orbit-balm', 'quarry-tea', 'tide-soap'].includes(id) ? 'ribbon' : 'poster';

function placeOf(ad: Ad, part: 'hook' | 'offer'): {from: number; frames: number} {
  const hook = hookFrames(ad);
  return part === 'hook' ? {from: 0, frames: hook} : {from: hook, frames: framesOf(ad) - hook};
}

function wrongPrice(price: string, number: number, by: number): string {
  const figure = Number(price.slice(1));
  if (number === 2) return `${price.startsWith('$') ? '€' : '$'}${figure}`;
  if (number === 3) return `${price}0`;
  // The second instance is the least that can be wrong: the last digit, by one.
  return `${price[0]}${number === 1 ? figure + (figure % 10 === 9 ? -1 : 1) : figure + by}`;
}

const oneLetterOff = (text: string): string =>
  text.replace(
    /[aeiou](?=[^aeiou]*$)/,
    (vowel) => ({a: 'o', e: 'a', i: 'u', o: 'e', u: 'i'})[vowel] ?? vowel,
  );
