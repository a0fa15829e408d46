import {expect, test} from 'vitest';
import {promptWords} from '../../../src/providers/adapter/fit-request.ts';
import {cards as comfyui} from '../../../src/providers/vendors/comfyui/cards.ts';
import {cards as fal} from '../../../src/providers/vendors/fal/cards.ts';
import {cards as gemini} from '../../../src/providers/vendors/gemini/cards.ts';
import {cards as openai} from '../../../src/providers/vendors/openai-stills/cards.ts';
import {cards as replicate} from '../../../src/providers/vendors/replicate/cards.ts';
import {cards as runway} from '../../../src/providers/vendors/runway/cards.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';

const CARDS = [...comfyui, ...fal, ...gemini, ...openai, ...replicate, ...runway];

const shot = Shot.parse({
  id: 'ice',
  kind: 'product-detail',
  subject: 'a steel flask in hard noon sun, logo on the side',
  action: 'ice cubes slide off it',
  setting: 'pale stone, long shadows',
  framing: 'medium',
  move: 'push',
  seconds: 4,
});

test.each(CARDS.map((card) => [card.id, card] as const))(
  'the prompt of one shot for %s',
  (_, {generation}) => {
    const move = {kind: shot.move, amount: 0.06, ease: 'ease'} as const;
    const write = (photo: boolean, kind: 'clip' | 'still' = 'clip') =>
      promptWords(
        {shot, move, kind, photo: photo ? {sha256: 'a'.repeat(64), focus: [0.5, 0.5]} : null},
        {...(generation?.style ? {style: generation.style} : {})},
      );
    const prompts = [write(false), write(true), write(false, 'still')];
    for (const {text} of prompts) expect(text.replaceAll(/no logos?/gi, '')).not.toMatch(/logo on/);
    expect({
      words: write(false).text,
      picture: write(true).text,
      still: write(false, 'still').text,
      negative: write(false).negative,
    }).toMatchSnapshot();
  },
);
