import {expect, test} from 'vitest';
import type {BuyWords} from '../../../../src/production/write/model/ask-model.ts';
import {modelAds} from '../../../../src/production/write/model/model-ads.ts';
import {plannedAxes} from '../../../../src/production/write/steps/planned-axes.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {ALL_OPENINGS, ownAds} from '../../../../src/spot/writing/opening-ads.ts';
import {contextOf} from '../steps/write-context.ts';

const base = contextOf({});
/** The context of a spot whose template has no opening. */
const context = {
  ...base,
  parts: base.parts.filter(({role}) => role !== 'hook'),
  brand: {
    file: {defaults: {tenspot: {voice: '', words: {banned: [], style: {emoji: true, capitals: true}}}}},
  },
} as unknown as WriteContext;

const ANGLES = {
  angles: [{angle: 'routine', hooks: ['Up at five'], bodies: [['Cold']], ctas: ['Learn more']}],
};

/** Has a model answer with these texts, and plans the axes with them. */
async function adsWith(texts: object) {
  const ad = {opening: ALL_OPENINGS, primaryText: ['Have a sip'], description: ['A small flask'], ...texts};
  const buy: BuyWords = async () => ({ended: 'complete', text: JSON.stringify({ads: [ad]}), why: ''});
  const {axes, shared} = plannedAxes(context, ANGLES, {});
  const own = ownAds(context.spot.variants.value, [], () => false);
  const {value, notes} = await modelAds(context, {axes, shared}, own, buy);
  return {notes, ...plannedAxes(context, ANGLES, {ads: value})};
}

test('without openings, all variants share the texts of the model', async () => {
  const {axes, ad} = await adsWith({headline: ['Up early']});
  expect(axes).not.toHaveProperty('hook');
  expect(ad).toEqual({primaryText: 'Have a sip', headline: 'Up early', description: 'A small flask'});
});

test('where a rule refuses all proposals for a field, the sentence of the brief stays', async () => {
  const {ad: ofBrief} = plannedAxes(context, ANGLES, {});
  const {ad, notes} = await adsWith({headline: ['The coldest flask on earth']});
  expect(notes).toContainEqual(
    expect.objectContaining({kind: 'refused', about: `ad.headline of ${ALL_OPENINGS}`}),
  );
  expect(ofBrief.headline).toBeDefined();
  expect(ad.headline).toBe(ofBrief.headline);
});
