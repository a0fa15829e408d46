import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Placement} from '../../../src/spot/placement/placement.ts';
import {figuresIn} from '../../../src/spot/placement/placement-figures.ts';
import {
  ownPlacements,
  type PlacementOverride,
  PlacementOverrides,
  withOverrides,
} from '../../../src/spot/placement/placement-overrides.ts';
import {
  findPlacement,
  judgedPlacements,
  PLACEMENTS,
  placedZones,
  placementOf,
} from '../../../src/spot/placement/placements.ts';
import {toProblems} from '../../../src/spot/problem/schema-problems.ts';

const page = {source: 'https://example.com/account', asOf: '2026-11'};
const allowed = {...page, by: 'Media desk', reason: 'agreed with the platform'};
const tiktok = PLACEMENTS['tiktok-in-feed'];

test('a stricter value is used, and what the sources say stays beside it', () => {
  const {seconds} = withOverrides(tiktok, {...page, seconds: {most: 30}});
  expect(seconds?.most).toMatchObject({value: 30, ...page, confidence: 'user'});
  expect(seconds?.most?.others?.map(({value, confidence}) => [value, confidence])).toEqual([
    [60, 'official'],
    [60, 'official'],
    [600, 'official'],
  ]);
  expect(seconds?.least).toEqual(tiktok.seconds?.least);
});

test('a looser value needs a name and a reason, and then bears them', () => {
  expect(() => withOverrides(tiktok, {...page, seconds: {most: 600}})).toThrow(
    expect.objectContaining({
      code: 'placement-looser',
      exitCode: 2,
      problems: [
        expect.objectContaining({
          where: {field: 'tiktok-in-feed.seconds.most'},
          expected: expect.stringContaining('60 (https://ads.tiktok.com/'),
          got: '600',
        }),
      ],
    }),
  );
  expect(withOverrides(tiktok, {...allowed, seconds: {most: 600}}).seconds?.most).toMatchObject({
    value: 600,
    note: 'allowed by Media desk: agreed with the platform',
  });
});

test.each([{by: 'Media desk'}, {reason: 'a test'}])(
  'a looser value with only one of both is refused: %j',
  (one) => {
    expect(() => withOverrides(tiktok, {...page, ...one, seconds: {most: 61}})).toThrow(
      expect.objectContaining({code: 'placement-looser'}),
    );
  },
);

test('an override of an override is compared with it, and keeps all that was said before', () => {
  const workspace = withOverrides(tiktok, {...page, seconds: {most: 30}});
  expect(() => withOverrides(workspace, {...page, seconds: {most: 45}})).toThrow(
    expect.objectContaining({code: 'placement-looser'}),
  );
  const brand = withOverrides(workspace, {...page, source: 'the brand', seconds: {most: 20}});
  expect(brand.seconds?.most?.others?.map(({value}) => value)).toEqual([30, 60, 60, 600]);
});

test.each<[string, Omit<PlacementOverride, 'source' | 'asOf'>, string]>([
  ['a lower least', {seconds: {least: 3}}, 'seconds.least'],
  ['one more container', {containers: ['mp4', 'webm']}, 'containers'],
  ['a refused character fewer', {text: {primaryText: {refuses: ['emoji']}}}, 'text.primaryText.refuses'],
  [
    'one edge of a safe zone',
    {formats: {'9:16': {safeZone: {top: 0.2, right: 0.2, bottom: 0.3, left: 0.2}}}},
    'formats.9:16.safeZone',
  ],
  ['a smaller size', {formats: {'1:1': {least: {width: 700, height: 600}}}}, 'formats.1:1.least'],
])('looser is also %s', (_, change, field) => {
  expect(() => withOverrides(tiktok, {...page, ...change})).toThrow(
    expect.objectContaining({
      code: 'placement-looser',
      problems: [expect.objectContaining({where: {field: `tiktok-in-feed.${field}`}})],
    }),
  );
});

test('a value that no source gives is added', () => {
  const reels = withOverrides(PLACEMENTS['meta-reels'], {
    ...page,
    frameRate: {most: 30},
    text: {headline: {most: 40}},
  });
  expect(reels.frameRate?.most).toEqual({value: 30, ...page, confidence: 'user'});
  expect(reels.text?.headline?.most?.value).toBe(40);
  expect(reels.text?.primaryText).toEqual(PLACEMENTS['meta-reels'].text?.primaryText);
});

test('another loudness is neither stricter nor looser', () => {
  const {loudness} = withOverrides(PLACEMENTS.x, {...page, loudness: {lufs: -12, peak: -1}});
  expect(loudness).toMatchObject({value: {lufs: -12, peak: -1}, confidence: 'user'});
});

test('a value that contradicts another one is refused', () => {
  expect(() => withOverrides(tiktok, {...page, seconds: {most: 4}})).toThrow(
    expect.objectContaining({
      code: 'placement-contradiction',
      problems: [expect.objectContaining({where: {field: 'tiktok-in-feed.seconds.most'}})],
    }),
  );
});

test('nothing that is not overridden changes, and the built-in placement never does', () => {
  const before = structuredClone(tiktok);
  fc.assert(
    fc.property(fc.integer({min: 5, max: 60}), fc.integer({min: 1, max: 100}), (most, characters) => {
      const changed = withOverrides(tiktok, {
        ...page,
        seconds: {most},
        text: {primaryText: {most: characters}},
      });
      const same = ({path}: {path: string[]}): boolean =>
        !['seconds.most', 'text.primaryText.most'].includes(path.join('.'));
      expect(figuresIn(changed).filter(same)).toEqual(figuresIn(tiktok).filter(same));
      expect(changed.seconds?.most?.value).toBe(most);
      expect(changed.text?.primaryText?.most?.value).toBe(characters);
    }),
  );
  expect(tiktok).toEqual(before);
});

test('an override without values changes nothing', () => {
  for (const placement of Object.values<Placement>(PLACEMENTS))
    expect(withOverrides(placement, page)).toEqual(placement);
});

const problemsIn = (document: unknown) => {
  const {error} = PlacementOverrides.safeParse(document);
  return error ? toProblems(error, document, 'document-invalid', () => ({}), PlacementOverrides) : [];
};

test('the document takes values in place of figures', () => {
  const document = {
    'meta-reels': {
      ...page,
      seconds: {most: 60},
      formats: {'9:16': {recommended: {width: 1080, height: 1920}}},
    },
  };
  expect(PlacementOverrides.parse(document)).toEqual(document);
});

test.each([
  ['an unknown placement', {'meta-reel': page}, {fix: 'Did you mean "meta-reels"?'}],
  ['an unknown field', {x: {...page, second: {most: 6}}}, {fix: 'Did you mean "seconds"?'}],
  [
    'an unknown limit',
    {x: {...page, seconds: {max: 6}}},
    {what: 'is not a known field here', expected: 'least, most, recommended'},
  ],
  ['no source', {x: {asOf: '2026-11', seconds: {most: 6}}}, {where: {field: 'x.source'}, fix: 'Add it.'}],
  ['no date', {x: {source: 'a call'}}, {where: {field: 'x.asOf'}}],
  [
    'text in place of a number',
    {x: {...page, seconds: {most: '6 s'}}},
    {where: {field: 'x.seconds.most'}, expected: 'a number'},
  ],
])('the document cannot have %s', (_, document, problem) => {
  expect(problemsIn(document)).toEqual([expect.objectContaining(problem)]);
});

test('the figures of a brand hold wherever its placements are looked up, and nowhere else', () => {
  const safeZone = {top: 0.14, right: 0.2, bottom: 0.36, left: 0.1};
  const own = ownPlacements({
    'tiktok-in-feed': {
      ...page,
      formats: {'9:16': {safeZone}},
      seconds: {most: 30},
      loudness: {lufs: -16, peak: -2},
    },
  });
  const props = {format: '9:16', language: 'en', placements: ['tiktok']} as const;
  expect(placementOf(props, own)).toMatchObject({safeZone, loudness: {lufs: -16, peak: -2}});
  expect(placedZones(props, own)).toMatchObject([{placement: 'tiktok-in-feed', zone: safeZone}]);
  expect(findPlacement('tiktok', own).seconds?.most?.value).toBe(30);
  expect(judgedPlacements({format: '9:16'}, ['tiktok'], own)[0]?.seconds?.most?.value).toBe(30);
  expect(judgedPlacements(props, [], own)[0]?.seconds?.most?.value).toBe(30);
  expect(findPlacement('pinterest', own)).toBe(PLACEMENTS.pinterest);
  expect(findPlacement('tiktok')).toBe(tiktok);
});

test('all overrides that cannot be used are told at once, each where it is written', () => {
  const broken = {
    'tiktok-in-feed': {...page, seconds: {most: 600}},
    pinterest: {...page, seconds: {least: 90, most: 80}},
  };
  expect(() => ownPlacements(broken, ([id]) => ({file: `${id}.yaml`}))).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: 'placement-looser',
          where: {file: 'tiktok-in-feed.yaml', field: 'tiktok-in-feed.seconds.most'},
        }),
        expect.objectContaining({
          code: 'placement-contradiction',
          where: expect.objectContaining({file: 'pinterest.yaml'}),
        }),
      ],
    }),
  );
});

test('a loudness keeps the limit that it does not name, and a higher limit needs a name and a reason', () => {
  const tv = PLACEMENTS['tv-ebu'];
  expect(withOverrides(tv, {...page, loudness: {lufs: -23, peak: -2}}).loudness.value).toEqual({
    lufs: -23,
    peak: -2,
    shortTerm: -18,
  });
  const looser = expect.objectContaining({code: 'placement-looser'});
  expect(() => withOverrides(tv, {...page, loudness: {lufs: -23, peak: 0}})).toThrow(looser);
  expect(() => withOverrides(tv, {...page, loudness: {lufs: -23, peak: -1, shortTerm: -12}})).toThrow(looser);
  expect(withOverrides(tv, {...allowed, loudness: {lufs: -23, peak: 0}}).loudness.value.peak).toBe(0);
});

test('a link that counts less, and a format that does not run there, need a name and a reason', () => {
  const looser = expect.objectContaining({code: 'placement-looser'});
  expect(() => withOverrides(PLACEMENTS.x, {...page, text: {primaryText: {link: 0}}})).toThrow(looser);
  expect(() => withOverrides(PLACEMENTS['tv-ebu'], {...page, formats: {'9:16': {}}})).toThrow(looser);
  expect(withOverrides(PLACEMENTS['tv-ebu'], {...allowed, formats: {'9:16': {}}}).formats['9:16']).toEqual(
    {},
  );
});

test('the common zone of a brand holds where a placement has none, and a zone names who allows it beside its source', () => {
  const safeZone = {top: 0.25, right: 0.2, bottom: 0.4, left: 0.2};
  const own = ownPlacements({common: {...allowed, formats: {'9:16': {safeZone}}}});
  expect(placementOf({format: '9:16', placements: ['pinterest']}, own).safeZone).toMatchObject(safeZone);
  expect(placedZones({format: '9:16', placements: ['pinterest']}, own)).toMatchObject([{zone: safeZone}]);
  const wide = {top: 0.1, right: 0.1, bottom: 0.2, left: 0.1};
  const looser = ownPlacements({common: {...allowed, formats: {'9:16': {safeZone: wide}}}});
  expect(placementOf({format: '9:16'}, looser).safeZone.source).toContain(
    'https://example.com/account, allowed by Media desk',
  );
});
