import fc from 'fast-check';
import {expect, test} from 'vitest';
import {describeShot, Framing, Shot} from '../../../src/spot/documents/shots.ts';
import {withoutLettering} from '../../../src/spot/prompts/lettering.ts';
import {type PromptStyle, USUAL_STYLE} from '../../../src/spot/prompts/prompt-style.ts';
import {type DescribedShot, writePrompt} from '../../../src/spot/prompts/write-prompt.ts';
import {CameraMoveKind} from '../../../src/spot/timeline/camera-move.ts';

const STYLE: PromptStyle = {
  sentences: [['framing', 'camera'], ['subject', 'action'], ['setting'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject']],
  prose: true,
  moves: {push: 'slow push in'},
  framings: {medium: 'Medium shot'},
  words: 20,
  unmarked: {sentence: 'No lettering'},
  source: 'made up for the test',
};

const shot: DescribedShot = {
  framing: 'medium',
  subject: 'a steel flask in hard noon sun',
  action: 'ice cubes slide off it',
  setting: 'pale stone, long shadows',
  move: 'push',
  still: false,
  fromPicture: false,
};

test('a family decides on the order, the sentences and the words of the camera', () => {
  expect(writePrompt(shot, {...STYLE, words: 40}).text).toBe(
    'Medium shot, slow push in. a steel flask in hard noon sun, ice cubes slide off it. Pale stone, long shadows. No lettering.',
  );
  expect(writePrompt({...shot, fromPicture: true}, {...STYLE, words: 40}).text).toBe(
    'Ice cubes slide off it. Slow push in. a steel flask in hard noon sun.',
  );
  expect(writePrompt({...shot, still: true}, {...STYLE, words: 40}).text).not.toContain('push');
});

test('without a family, a prompt is the description of the shot', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Framing.options),
      fc.constantFrom(...CameraMoveKind.options),
      fc.option(fc.constant('the beam sweeps'), {nil: undefined}),
      (framing, move, action) => {
        const read = Shot.parse({
          id: 'a',
          kind: 'scene',
          subject: 'a harbour',
          framing,
          move,
          seconds: 3,
          action,
        });
        const described = {...read, move, still: false, fromPicture: false};
        expect(writePrompt(described).text).toBe(describeShot(read));
      },
    ),
  );
});

test('words that are too many for a family are left out from the end, and named', () => {
  const {text, leftOut} = writePrompt(shot, {...STYLE, words: 19});
  expect(text).toBe(
    'Medium shot, slow push in. a steel flask in hard noon sun, ice cubes slide off it. No lettering.',
  );
  expect(leftOut).toEqual(['long shadows', 'pale stone']);
});

test.each([
  ['a shop window with the words "Now open" on it', 'a shop window'],
  ['a flask on a rock, logo on the side', 'a flask on a rock'],
  ['a neon sign reading "OPEN" above a door', 'a neon sign above a door'],
  ['a box with a large price tag', 'a box'],
  ['ein Karton mit dem Schriftzug „Neu“ auf der Seite', 'ein Karton'],
  ['eine Flasche, Firmenlogo auf dem Deckel', 'eine Flasche'],
  ['a can labelled Founders against dark wood', 'a can against dark wood'],
  ['a shop with a neon sign that says OPEN', 'a shop with a neon sign'],
  ["a sign that says 'Open' in the rain", 'a sign in the rain'],
  ['a T-shirt that reads Love', 'a T-shirt'],
  ['a tattoo spelling MOM', 'a tattoo'],
  ['a label with the name Meridian', 'a label'],
  ['a can with our company logo', 'a can'],
])('lettering is never asked for: %s', (subject, left) => {
  expect(withoutLettering(subject).text).toBe(left);
  const {text, leftOut} = writePrompt({...shot, subject, action: undefined, setting: undefined});
  expect(text).toContain(left);
  expect(leftOut.length).toBeGreaterThan(0);
});

test.each([
  'a loaf is torn open, steam rising',
  'a context of trees',
  'sheets of coloured paper fold themselves into a boat',
  'ein Keimling bricht durch die Erde',
  // Parts of other words, verbs, and what people read or say.
  'a woman reads words in a letter',
  'a man whispers words, and leaves',
  'a woman texts a friend on a tram',
  'a man texts under a lamp',
  'a woman prices bread in a bakery',
  'a German title holder lifts a belt',
  'a title fight in a ring',
  'a woman at the word processor',
  'a text message on a phone',
  'a man reads Goethe in a park',
  "the dog's bowl and the cat's bowl",
  // Lettering itself: without it, the rest would be about nothing.
  'a Roman inscription on a wall',
  'a price tag of 39 euros on the shelf',
])('a description without lettering stays: %s', (text) => {
  expect(withoutLettering(text)).toEqual({text, removed: []});
});

test('a shot of nothing but lettering shows a plain surface', () => {
  expect(writePrompt({...shot, subject: '"SALE"'}).text).toContain('a plain, unmarked surface');
});

test('no prompt of any style has quoted words or asks for a logo', () => {
  const phrase = fc.constantFrom(
    'a wall',
    'with the words "Big sale"',
    'our logo',
    'mit der Aufschrift „Jetzt“',
    'rain',
  );
  fc.assert(
    fc.property(
      fc.array(phrase, {minLength: 1, maxLength: 5}),
      fc.constantFrom(STYLE, USUAL_STYLE),
      (parts, style) => {
        const {text} = writePrompt({...shot, subject: parts.join(' ')}, style);
        expect(text).not.toMatch(/["“”„]|logo|Aufschrift|words/i);
      },
    ),
  );
});
