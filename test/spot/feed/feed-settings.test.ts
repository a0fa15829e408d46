import {expect, test} from 'vitest';
import {FeedSettings} from '../../../src/spot/feed/feed-settings.ts';

const issues = (more: object): string[] => {
  const read = FeedSettings.safeParse({file: 'feed.xml', map: {'copy.title': 'title'}, ...more});
  return read.success ? [] : read.error.issues.map(({path}) => path.join('/'));
};

test('a feed is old after two days, and its pictures come from no host, unless the document says so', () => {
  expect(FeedSettings.parse({file: 'feed.xml', map: {'copy.title': 'title'}})).toMatchObject({
    days: 2,
    hosts: [],
  });
});

test.each(['copy.title', 'copy.steps.0.title', 'ad.headline', 'ad.url'])('a feed may set %s', (target) => {
  expect(issues({map: {[target]: 'title'}})).toEqual([]);
});

test.each([
  'template',
  'brand',
  'voice.says.hook',
  'placements',
  'seconds',
  'ad.utm.source',
  'shots.hook.shot',
  'copy',
  'copy.',
])('a feed may not set %s', (target) => {
  expect(issues({map: {[target]: 'title'}})).toEqual([`map/${target}`]);
});

test('a slot may show only a fetched picture, not a file that a text of the feed names', () => {
  expect(issues({map: {'shots.hook.file': 'image'}})).toEqual([]);
  expect(issues({map: {'shots.hook.file': 'title'}})).toEqual(['map/shots.hook.file']);
  expect(issues({map: {'copy.title': 'image'}})).toEqual(['map/copy.title']);
});

test.each(['localhost', '10.0.0.1/x', 'https://cdn.example.com', '*.example.com', 'cdn.example.com:8080'])(
  'the host %s is refused',
  (host) => {
    expect(issues({hosts: [host]})).toEqual(['hosts/0']);
  },
);

test.each([
  {map: {}},
  {days: 0},
  {days: 31},
  {date: 'today'},
  {shop: 'http://shop.example'},
  {currency: 'euro'},
  {zone: 'Berlin'},
  {file: '/etc/passwd'},
])('%o is refused', (more) => {
  expect(issues(more)).toEqual(Object.keys(more));
});
