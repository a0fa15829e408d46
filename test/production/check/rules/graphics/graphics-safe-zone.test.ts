import {expect, test} from 'vitest';
import {graphicsSafeZone} from '../../../../../src/production/check/rules/graphics/graphics-safe-zone.ts';
import {safeBox} from '../../../../../src/spot/placement/placement.ts';
import {placedZones} from '../../../../../src/spot/placement/placements.ts';
import {during, findingsOf, graphics, judged, line} from '../../graphics.ts';

const FRAME = {width: 1080, height: 1920};
const zoneOf = (placement: string, language = 'en') => {
  const [placed] = placedZones({format: '9:16', language, placements: [placement]});
  if (!placed) throw new Error('expected a zone');
  return safeBox(placed.zone, FRAME);
};

const at = (x: number) => line({box: {x, y: 600, width: 300, height: 70}});

test('a text three pixels past the edge of the safe zone passes, and one four pixels past it does not', () => {
  const {x} = zoneOf('tiktok-in-feed');
  const subject = (left: number) => graphics([during([at(left)])], {placements: ['tiktok-in-feed']});
  expect(judged(graphicsSafeZone, subject(x - 3))).toEqual([]);
  expect(judged(graphicsSafeZone, subject(x - 1))).toEqual([]);
  expect(judged(graphicsSafeZone, subject(x - 4))).toEqual(['error: 4 px past its left edge']);
});

test('each placement that a text is outside of is a finding of its own, with its source', () => {
  const placements = ['tiktok-in-feed', 'meta-reels'];
  const found = findingsOf(graphicsSafeZone, graphics([during([at(20)])], {placements}));
  expect(found.map(({expected}) => expected)).toEqual([
    expect.stringContaining('TikTok in-feed'),
    expect.stringContaining('Reels'),
  ]);
  for (const {evidence} of found) expect(evidence?.source).toMatch(/./);
});

test('in Arabic the zone of a platform that mirrors its interface is mirrored', () => {
  const left = zoneOf('tiktok-in-feed').x;
  const mirrored = zoneOf('tiktok-in-feed', 'ar').x;
  expect(mirrored).toBeGreaterThan(left);
  const subject = (language: string) =>
    graphics([during([at(left)])], {placements: ['tiktok-in-feed'], language});
  expect(judged(graphicsSafeZone, subject('en'))).toEqual([]);
  expect(judged(graphicsSafeZone, subject('ar'))).toEqual([
    `error: ${mirrored - left} px past its left edge`,
  ]);
});

test('a box that is not painted may reach outside, a button and a logo may not', () => {
  const box = {x: 0, y: 600, width: 300, height: 90};
  const painted = {
    name: 'b',
    box,
    paints: [{color: '#000000', alpha: 1}],
    edges: [],
    shadows: [],
    opacity: 1,
    cover: 1,
    parts: null,
    clip: null,
    plate: false,
  };
  const cta = line({kind: 'box', name: 'the button of copy.cta', text: '', box});
  expect(judged(graphicsSafeZone, graphics([during([cta])]))).toEqual([]);
  expect(judged(graphicsSafeZone, graphics([during([cta], 90, {panels: [painted]})]))).toHaveLength(1);
  const logo = line({kind: 'logo', name: 'the logo', text: '', box});
  expect(judged(graphicsSafeZone, graphics([during([logo])]))).toHaveLength(1);
});

test('a text that slides in from outside of the frame is judged where it rests', () => {
  const sliding = [-300, -200, -100, 0, 100].map((x) => during([at(x)], 1));
  expect(judged(graphicsSafeZone, graphics([...sliding, during([at(200)])]))).toEqual([]);
});

test('a text that moves all the time, such as a ticker, is a warning', () => {
  const moving = [-300, -200, -100, 0, 100].map((x) => during([at(x)], 1));
  expect(judged(graphicsSafeZone, graphics(moving))).toEqual([expect.stringMatching(/^warning/)]);
});

test('a text that moves out of the safe zone when something else appears is judged there too', () => {
  const moved = [during([at(200)], 61), during([at(500)], 1), during([at(900)], 60)];
  expect(judged(graphicsSafeZone, graphics(moved))).toEqual([expect.stringMatching(/^error: .* right edge/)]);
});

test('a text that drifts slowly outside of the safe zone is an error, and one that drifts at its edge a warning', () => {
  const drifting = (from: number) =>
    judged(
      graphicsSafeZone,
      graphics(Array.from({length: 90}, (_, frame) => during([at(from - 0.3 * frame)], 1))),
    );
  expect(drifting(-100)).toEqual([expect.stringMatching(/^error/)]);
  const {x} = safeBox(placedZones({format: '9:16', language: 'en'})[0]?.zone as never, FRAME);
  expect(drifting(x + 20)).toEqual([expect.stringMatching(/^warning/)]);
  expect(drifting(x + 200)).toEqual([]);
});
