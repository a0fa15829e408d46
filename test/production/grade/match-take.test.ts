import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openStore, type Store} from '../../../src/machine/files/store.ts';
import type {TakeViewer} from '../../../src/production/check/product/look-at-take.ts';
import type {HeroColours} from '../../../src/production/grade/grade-hero.ts';
import {type MatchedTake, matchTakes} from '../../../src/production/grade/match-take.ts';
import {type MeasuredTake, measureTake} from '../../../src/production/grade/measure-takes.ts';
import type {TakeInVariants} from '../../../src/production/grade/shown-takes.ts';
import {GradeFile} from '../../../src/spot/documents/grade.ts';
import {correctionOf} from '../../../src/spot/grade/correction.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {fileFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** Two photos of different things: a field in soft light, and a warm interior. */
const FIELD =
  'gradients=s=180x320:n=5:c0=0x6f9fd0:c1=0xb8a890:c2=0x3f5f30:c3=0x303438:c4=0xe0e4e8:seed=4:speed=0.01';
const ROOM = 'gradients=s=180x320:n=4:c0=0xb05020:c1=0xf0d0a0:c2=0x503018:c3=0x907050:seed=9:speed=0.01';
/** What a model changes: it is darker, paler and warmer. */
const MODEL = 'eq=gamma=0.82:saturation=0.75,colorchannelmixer=rr=1.08:bb=0.85';

const folder = fileFolder();
let store: Store;
let photos: Record<'field' | 'room', string>;
beforeAll(async () => {
  store = await openStore(join(folder, 'home'));
  const photo = (name: string, source: string): Promise<string> =>
    makeMedia(['-f', 'lavfi', '-i', source, '-frames:v', '1'], join(folder, `${name}.png`));
  photos = {field: await photo('field', FIELD), room: await photo('room', ROOM)};
});
afterAll(() => store.close());

/** No products are looked for. */
const NO_PRODUCTS = {} as TakeViewer;

/** A take of a photo, with what a model changes, and what was measured of it. */
async function takeOf(
  shot: string,
  photo: string,
  {filters = 'null', picture = photo}: {filters?: string; picture?: string | null} = {},
): Promise<{lead: TakeInVariants; own: MeasuredTake}> {
  const exact = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
  const clip = await makeMedia(
    ['-loop', '1', '-i', photo, '-t', '1', '-r', '24', '-vf', `${filters},${exact}`, '-crf', '12'],
    join(folder, `${shot}.mp4`),
  );
  const src = await store.put(clip, 'mp4');
  const take = {
    shot,
    number: 1,
    src,
    fps: 24,
    frames: 24,
    width: 180,
    height: 320,
    focus: [0.5, 0.5],
  } as Take;
  const own = await measureTake(take, {photos: [], expected: false}, NO_PRODUCTS, {store, tools});
  return {lead: {take, brands: [], generated: true, expected: false, looks: [], picture}, own};
}

const matchedTo = async (
  takes: {lead: TakeInVariants; own: MeasuredTake}[],
  grade: object = {},
): Promise<MatchedTake[]> => {
  const [first] = takes;
  if (!first) throw new Error('no takes');
  const {take} = first.lead;
  const hero: HeroColours = {name: take.shot, take, samples: first.own.samples};
  const isHero = (each: TakeInVariants): boolean => each.take.shot === take.shot;
  return matchTakes(takes, {hero, isHero, grade: GradeFile.parse(grade), shots: []}, {store, tools});
};

test('takes that a model made from photos are matched to their photos, the hero too, so that each keeps the colours of its scene', async () => {
  const [hero, other] = await matchedTo([
    await takeOf('field', photos.field, {filters: MODEL}),
    await takeOf('room', photos.room, {filters: MODEL}),
  ]);
  for (const each of [hero, other]) {
    expect(each?.to).toBe('picture');
    expect(each?.matched?.before).toBeGreaterThan(4);
    expect(each?.matched?.after).toBeLessThan(1.5);
    expect(each?.matched?.part).toBe(1);
  }
});

test('a camera move over a photo changes no colours, so its take gets no correction', async () => {
  const here = await takeOf('still', photos.room);
  const [still] = await matchedTo([
    {...here, lead: {...here.lead, take: {...here.lead.take, file: 'a.png'}}},
  ]);
  expect(still).toMatchObject({to: 'picture', matched: {correction: {}, before: 0}});
  const [model] = await matchedTo([await takeOf('exact', photos.room)]);
  expect(model).toMatchObject({to: 'picture', matched: {correction: {}}});
});

test('a take without a picture is matched to the hero as the hero looks corrected, with what a person wrote', async () => {
  const takes = [
    await takeOf('lead', photos.field, {picture: null}),
    await takeOf('next', photos.field, {filters: MODEL, picture: null}),
  ];
  const grey = (match: MatchedTake | undefined): number =>
    correctionOf({correction: match?.matched?.correction ?? {}, guard: []})([0.4, 0.4, 0.4])[1];
  const [plainHero, plain] = await matchedTo(takes);
  expect([plainHero?.to, plainHero?.matched, plain?.to]).toEqual(['hero', null, 'hero']);
  const brighter = {shots: {lead: {correction: {exposure: 0.4}}}};
  const [, lifted] = await matchedTo(takes, brighter);
  expect(grey(lifted)).toBeGreaterThan(grey(plain) + 0.03);
});

test('with `match: hero`, with a still as the hero, and where a take shows something else than its picture, the hero counts', async () => {
  const hero = await takeOf('first', photos.field);
  const own = await takeOf('second', photos.room, {filters: MODEL});
  const strange = await takeOf('third', photos.room, {picture: photos.field});
  expect((await matchedTo([hero, own]))[1]?.to).toBe('picture');
  expect((await matchedTo([hero, own], {match: 'hero'}))[1]?.to).toBe('hero');
  expect((await matchedTo([hero, own], {hero: {still: 'look.jpg'}}))[1]?.to).toBe('hero');
  expect((await matchedTo([hero, own], {hero: {still: 'look.jpg'}, match: 'pictures'}))[1]?.to).toBe(
    'picture',
  );
  expect((await matchedTo([hero, strange]))[1]?.to).toBe('hero');
});
