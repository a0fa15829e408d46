import {type Ad, hookFrames, type Instance, UPRIGHT} from '../ads.ts';
import type {ExamBrand} from '../brands/brands.ts';
import type {Chance} from '../chance.ts';
import {shifted} from '../color.ts';
import type {ClipRecipe} from '../footage/clip-book.ts';
import {graded, instancesOf, type SetContext} from './strengths.ts';

type Altered = Pick<Extract<ClipRecipe, {kind: 'product'}>, 'fault' | 'shape'>;

/** Defects of generated footage: another colour, another form, other words on the product. */
export function takeInstances(context: SetContext): Instance[] {
  const {bases, book, brands} = context;
  const withTake = (
    kind: string,
    number: number,
    chance: Chance,
    note: string,
    altered: (brand: ExamBrand) => Altered,
  ) => {
    const base = bases[(number * 7 + 3) % bases.length] as Ad;
    const brand = base.brand;
    const scene = chance.pick(book.scenes);
    const name = book.add(`${kind}-${number + 1}`, {kind: 'product', brand, scene, ...altered(brand)});
    return {
      where: 'take' as const,
      note,
      ad: {...base, format: UPRIGHT[number % 2] ?? '9:16', shots: {...base.shots, hook: name}},
      place: {from: 0, frames: hookFrames(base)},
    };
  };
  if (brands.length === 0) return [];
  return [
    ...instancesOf('product-recoloured', context, (number, chance) => {
      const by = graded(number, 45, 14, chance);
      const turn = chance.pick([-110, -70, 75, 140, 180]);
      return withTake(
        'recoloured',
        number,
        chance,
        `the product's colours ${by.toFixed(0)} away`,
        ({product}) => ({
          fault: {
            colors: {
              body: shifted(product.body, turn, by),
              label: number % 2 ? product.label : shifted(product.label, turn, by),
            },
          },
        }),
      );
    }),
    ...instancesOf('product-reshaped', context, (number, chance) => {
      const by = graded(number, 0.5, 0.14, chance);
      const how = number % 3;
      return withTake(
        'reshaped',
        number,
        chance,
        `${['wider', 'shorter', 'another form'][how]} (${by.toFixed(2)})`,
        ({product}) =>
          how === 0
            ? {shape: {stretch: [1 + by, 1]}}
            : how === 1
              ? {shape: {stretch: [1, 1 - by / (1 + by)]}}
              : {
                  fault: {
                    form: ({can: 'bottle', bottle: 'can', box: 'jar', jar: 'box'} as const)[product.form],
                  },
                  shape: {bend: by / 4},
                },
      );
    }),
    ...instancesOf('garbled-label', context, (number, chance) =>
      withTake(
        'garbled',
        number,
        chance,
        number === 1 ? 'one word with two letters exchanged' : 'words that are none',
        ({product: {words}}) => ({
          fault: {
            words: number === 1 ? [exchanged(words[0], chance), words[1], words[2]] : garbled(words, chance),
          },
        }),
      ),
    ),
  ];
}

/** Two letters of a word exchanged, neither of them the first. */
function exchanged(word: string, chance: Chance): string {
  const letters = [...word];
  for (let tries = 0; tries < 20; tries++) {
    const at = chance.whole(1, letters.length - 2);
    if (letters[at] === letters[at + 1]) continue;
    [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
    break;
  }
  return letters.join('');
}

const LETTERS = 'BDFGHKLMPRSTVZAEIOU';

function garbled(words: readonly string[], chance: Chance): (string | null)[] {
  const made = words.map((word) => {
    const how = chance.whole(0, 3);
    if (how === 0) return null;
    if (how === 1) return [...word].reverse().join('');
    return [...word]
      .map((letter, at) =>
        at > 0 && /[A-Z]/.test(letter) && chance.next() < 0.6
          ? LETTERS[chance.whole(0, LETTERS.length - 1)]
          : letter,
      )
      .join('');
  });
  return made.every((word, at) => word === words[at])
    ? [exchanged(words[0] ?? '', chance), ...words.slice(1)]
    : made;
}
