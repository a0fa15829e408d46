import {expect, onTestFinished, test} from 'vitest';
import {parse} from 'yaml';
import {openProject} from '../../src/node/open-project.ts';
import {type WriteOptions, whoWrote, write} from '../../src/node/write.ts';
import {
  BRIEF,
  goodAnswer,
  makeSpotToWrite,
  openingsIn,
  SPOT,
} from '../production/write/model/written-spot.ts';
import {type AskedWords, openOpenAi, responseOf} from '../support/openai-server.ts';

/** Shows 72 characters of the primary text; the other takes 40 of the headline (placements/*.ts). */
const PLACED = BRIEF.replace('[meta-reels]', '[meta-reels, meta-feed]');

type Value = {id: string} & Record<string, string | undefined>;
type Written = {ad?: Record<string, string>; axes: {hook: Value[]}};

async function openAds(ad: (opening: string, count: number) => object = () => ({})) {
  const workspace = await makeSpotToWrite({brief: PLACED});
  const server = await openOpenAi((question) =>
    responseOf(goodAnswer(question, (opening) => ad(opening, asked().length))),
  );
  const asked = (): AskedWords[] => server.questions.filter(({name}) => name === 'ads');
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  const run = (options: WriteOptions = {}) => write(project, {maxCost: 2, ...options});
  const text = (): string => workspace.read(`${SPOT}/variants.yaml`);
  const edit = (change: (before: string) => string): void =>
    workspace.write(`${SPOT}/variants.yaml`, change(text()));
  return {asked, project, run, text, edit, read: () => parse(text()) as Written};
}

/** A short text of its own for each opening. A number would be a claim. */
const named = (opening: string): string =>
  `Cold ${opening.slice(-18).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;

test('each opening gets texts of its own, within the limits of the placements, and no text is shared', async () => {
  const {asked, run, read} = await openAds((opening) => ({headline: [named(opening)]}));
  await run();
  const {ad, axes} = read();
  expect(axes.hook.map((value) => value['ad.headline'])).toEqual(axes.hook.map(({id}) => named(id)));
  expect(ad).toBeUndefined();
  const [question] = asked();
  expect(question?.instructions).toMatch(/primaryText at most 72 characters/);
  expect(openingsIn(question as AskedWords)).toEqual(axes.hook.map(({id}) => id));
});

test('a text that is too long for a placement gets one repair that names the limit, and then a named failure that changes nothing', async () => {
  const long = {primaryText: [`${'Cold water on the train home, '.repeat(3)}and back.`]};
  const stubborn = await openAds(() => long);
  const before = stubborn.text();
  await expect(stubborn.run()).rejects.toMatchObject({
    code: 'words-invalid',
    message: expect.stringContaining('at most 72 characters'),
  });
  expect(stubborn.asked().length).toBe(2);
  expect(stubborn.asked()[1]?.input).toMatch(/at most 72 characters.*Meta Reels/);
  expect(stubborn.text()).toBe(before);
  const repaired = await openAds((_, count) => (count === 1 ? long : {}));
  await repaired.run();
  expect(repaired.read().axes.hook[0]?.['ad.primaryText']).toBe('Cold water on the train home.');
});

test('one proposal that fits is enough, and a claim that is not approved is left out for a sentence of the brief', async () => {
  const {run, read} = await openAds(() => ({
    primaryText: ['x '.repeat(60), 'Cold water, all the way home.'],
    headline: ['The coldest flask on earth'],
  }));
  const {notes} = await run();
  const {ad, axes} = read();
  expect(axes.hook[0]?.['ad.primaryText']).toBe('Cold water, all the way home.');
  expect(axes.hook[0]).not.toHaveProperty(['ad.headline']);
  expect(ad?.headline).toBe('Cold for 24 hours');
  expect(notes).toContainEqual(
    expect.objectContaining({kind: 'refused', about: expect.stringContaining('ad.headline of')}),
  );
});

test("what a person wrote stays, is not asked for again, and counts as the person's", async () => {
  const {asked, project, run, edit, read} = await openAds();
  await run();
  const [first] = read().axes.hook;
  edit((text) =>
    text.replace('Cold water on the train home.', 'My own words').concat('ad: {description: Mine for all}\n'),
  );
  await run({steps: ['variants'], take: 2});
  const {ad, axes} = read();
  expect(axes.hook[0]).toMatchObject({id: first?.id, 'ad.primaryText': 'My own words'});
  expect(axes.hook[1]).toMatchObject({'ad.primaryText': 'Cold water on the train home.'});
  expect(ad).toEqual({description: 'Mine for all'});
  expect(axes.hook.every((value) => value['ad.description'] === undefined)).toBe(true);
  const {lines} = await whoWrote(project);
  const by = (path: string) =>
    lines.find((line) => line.document === 'variants.yaml' && line.path === path)?.by;
  expect(by('axes.hook.0.ad.primaryText')).toBe('person');
  expect(by('axes.hook.1.ad.primaryText')).toBe('model:openai-words/words-luna');
  const count = asked().length;
  edit((text) =>
    text.replace('{description: Mine for all}', '{description: A, headline: B, primaryText: C}'),
  );
  await run({steps: ['variants'], take: 3, template: false});
  expect(asked().length).toBe(count);
});
