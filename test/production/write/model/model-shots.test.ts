import {expect, test} from 'vitest';
import type {BuyWords} from '../../../../src/production/write/model/ask-model.ts';
import {modelShots} from '../../../../src/production/write/model/model-shots.ts';
import {shotContext} from '../../../../src/production/write/steps/shots-step.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {planShots, type ShotPlanContext} from '../../../../src/spot/shot-plan/plan-shots.ts';
import {contextOf} from '../steps/write-context.ts';

const PICTURE = {file: 'flask.jpg', focus: [0.5, 0.4]};
const context = {
  ...contextOf({}),
  brand: {
    file: {
      defaults: {
        tenspot: {
          products: {flask: PICTURE},
          voice: '',
          words: {banned: [], style: {emoji: true, capitals: true}},
        },
      },
    },
  },
} as unknown as WriteContext;
const withoutPicture: ShotPlanContext = {...shotContext(context), pictures: []};

const answerFor = (slot: string, more: object = {}) => ({
  ...{slot, kind: 'scene', subject: 'a field at dawn', action: null, setting: null, framing: 'wide'},
  move: 'static',
  ...more,
});

/** Plans shots of what beats show, each with its slot, and has a model that answers with `shots` describe them. */
async function describe(
  beats: readonly [slot: string, shows: string][],
  shots: readonly object[],
  seed: ShotPlanContext = shotContext(context),
) {
  const asked: string[] = [];
  const buy: BuyWords = async ({input}) => {
    asked.push(input);
    return {ended: 'complete', text: JSON.stringify({shots}), why: ''};
  };
  const drafts = planShots(
    beats.map(([slot, shows]) => ({slot, shows, seconds: 3})),
    seed,
  );
  return {drafts, asked, ...(await modelShots(context, {drafts, seed}, buy))};
}

const FILMED = 'our bakery at five in the morning';

test('a model is not asked about a shot that has to be filmed, and no answer describes it again', async () => {
  const {drafts, value, asked, texts} = await describe(
    [
      ['hook', FILMED],
      ['hook', 'a street'],
    ],
    [answerFor('hook')],
  );
  expect(drafts.map(({shot}) => shot.mustShoot)).toEqual([true, undefined]);
  expect(asked[0]).not.toContain('bakery');
  expect(value[0]).toEqual(drafts[0]);
  expect(value[1]?.shot.subject).toBe('a field at dawn');
  expect(texts).toEqual(['a field at dawn']);
});

test('an answer with the slot of a shot that has to be filmed breaks the schema, and nothing of it is used', async () => {
  const described = describe(
    [
      ['hook', FILMED],
      ['end', 'a street'],
    ],
    [answerFor('hook'), answerFor('end')],
  );
  await expect(described).rejects.toMatchObject({code: 'words-invalid'});
});

test('where every shot has to be filmed, no model is asked', async () => {
  const {asked, value, drafts} = await describe([['hook', FILMED]], []);
  expect(asked).toEqual([]);
  expect(value).toEqual(drafts);
});

test('a shot of the product stays one: words without the product are left out, and a note says why', async () => {
  const {drafts, value, notes} = await describe([['end', 'Steel Flask on a table']], [answerFor('end')]);
  expect(drafts[0]?.shot.start?.file).toBe('flask.jpg');
  expect(value).toEqual(drafts);
  expect(notes).toEqual([expect.objectContaining({kind: 'refused', about: 'end'})]);
});

test('a shot of the product in other words keeps its photo, and its continuity follows from its new kind', async () => {
  const {value} = await describe(
    [['end', 'Steel Flask on a table']],
    [answerFor('end', {kind: 'product-in-use', subject: 'a hand lifts the flask'})],
  );
  expect(value[0]?.shot).toMatchObject({
    start: {file: 'flask.jpg', face: false},
    continuity: {scene: 'product', character: 'lead'},
  });
});

test('a model that shows the product where the script has a scene gets the photo of the brand, or a note that there is none', async () => {
  const answer = [answerFor('hook', {kind: 'product-detail', subject: 'a flask'})];
  const {value} = await describe([['hook', 'a street']], answer);
  expect(value[0]?.shot.start?.file).toBe('flask.jpg');
  const bare = await describe([['hook', 'a street']], answer, withoutPicture);
  expect([bare.value[0]?.shot.start, bare.value[0]?.needs]).toEqual([undefined, ['photo']]);
});
