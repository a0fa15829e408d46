import {expect, test} from 'vitest';
import {planFor} from '../../../src/providers/adapter/plan-request.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {cards} from '../../../src/providers/vendors/fal/cards.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {NO_CAMERA_MOVE} from '../../../src/spot/timeline/camera-move.ts';

const WITH_NEGATIVE = cards.find(({generation}) => generation?.negativePrompt !== null) as ModelCard;
const WITHOUT = cards.find(({generation}) => generation?.negativePrompt === null) as ModelCard;

const FIELDS = {
  prompt: (text: string) => ({prompt: text}),
  negativePrompt: (text: string) => ({negative: text}),
};

const plan = (card: ModelCard, negativePrompt?: string) => {
  const request: ShotRequest = {
    kind: 'clip',
    shot: Shot.parse({
      id: 'a',
      kind: 'scene',
      subject: 'a field, logo on a post',
      framing: 'wide',
      seconds: 4,
    }),
    fps: 24,
    seconds: 4,
    move: NO_CAMERA_MOVE,
    size: {width: 1080, height: 1920},
    photo: null,
    clip: null,
    take: 1,
    ...(negativePrompt === undefined ? {} : {negativePrompt}),
  };
  return planFor('vendor', request, card, FIELDS);
};

test('lettering is kept out by the negative prompt, beside what a person wrote, which the plan lists', () => {
  expect(plan(WITH_NEGATIVE).params.negative).toContain('logos');
  const {params, altered} = plan(WITH_NEGATIVE, 'rain');
  expect(params.negative).toMatch(/^rain, .*logos/);
  expect(altered.find(({field}) => field === 'negativePrompt')).toMatchObject({asked: 'rain'});
});

test('an empty negative prompt stays empty, and a model without one gets none', () => {
  expect(plan(WITH_NEGATIVE, '').params.negative).toBe('');
  expect(plan(WITHOUT).params).not.toHaveProperty('negative');
});

test('lettering that a shot asks for is left out of the prompt, and listed', () => {
  const {params, altered} = plan(WITHOUT);
  expect(String(params.prompt)).not.toContain('logo on a post');
  expect(altered.find(({field}) => field === 'prompt')).toMatchObject({
    asked: 'logo on a post',
    becomes: 'left out',
  });
});
