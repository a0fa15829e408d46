import {join} from 'node:path';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {hookProofOffer} from '../../../compositions/templates/hook-proof-offer/template.ts';
import {problemOf} from '../../../src/machine/browser/browser-problem.ts';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {safeBox} from '../../../src/spot/placement/placement.ts';
import {SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import {layTimeline} from '../../../src/spot/timeline/timeline.ts';
import {FORMAT_SIZE, type Format} from '../../../src/spot/variant/format.ts';
import {openStage, type Stage} from '../../support/browser/open-stage.ts';
import {ROOT} from '../../support/tools.ts';

let stage: Stage;
beforeAll(async () => {
  // The renderer repeats on our console what the page reports.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  stage = await openStage();
});
afterAll(() => stage?.close());

const FAMILY = 'Kit 0a1b2c3d';
const RANGES = {
  latin: 'U+0000-00FF,U+2000-206F,U+20AC',
  'latin-ext': 'U+0100-02BA',
  cyrillic: 'U+0400-045F,U+20BD',
};

const COPY = {
  hook: 'Left in a parked car at noon, and it is ice cold',
  product: 'Meridian Flask 750 Winter Green',
  proof: 'Keeps ice for forty-eight hours at thirty-five degrees.',
  offer: 'Free engraving and delivery',
  price: '€1,299.00',
  cta: 'Try it for a month',
};

function spotOf(copy: Record<string, string> = COPY): ResolvedSpot {
  const format: Format = '9:16';
  const language = 'en';
  const {width, height} = FORMAT_SIZE[format];
  const size = {width, height, fps: 30 as const, frames: 450};
  const lengths = hookProofOffer.slots({copy: copy as never, format, seconds: 15, fps: 30, language});
  const type = {...BLANK_SPOT.brand.typography.headings, family: FAMILY, weight: 700};
  const fonts = Object.entries(RANGES).map(([subset, range]) => ({
    family: FAMILY,
    src: stage.put(
      join(ROOT, `node_modules/@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`),
    ),
    weight: '100 900',
    style: 'normal' as const,
    range,
  }));
  const logo = {src: stage.put(Buffer.from(LOGO), '.svg'), width: 400, height: 80, alt: ''};
  const themed = {light: logo, dark: logo};
  return {
    ...BLANK_SPOT,
    ...size,
    ...layTimeline({...size, slots: lengths, fillings: {}, transitions: {}}),
    template: hookProofOffer.id,
    format,
    language,
    copy,
    safe: safeBox(SAFE_ZONES[format], {width, height}),
    brand: {
      ...BLANK_SPOT.brand,
      logo: {small: themed, medium: themed, large: themed, clearSpace: 0.5, minWidth: 0.12},
      typography: {base: {...type, weight: 400, 'line-height': 1.3}, headings: type, fonts},
      endCard: {tagline: 'Carry the cold.', url: 'example.com/flasks'},
    },
  };
}

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80"><rect width="400" height="80"/></svg>';

type Probe = {
  fonts: {family: string; status: string}[];
  /** The DOM of each moment. */
  moments: string[];
};

/** What the page reported, from its first piece of text on. */
async function probe(spot: ResolvedSpot, frames: number[]): Promise<Probe[]> {
  const {said} = await stage.still('moments', {spot, frames}, spot);
  return said.filter((line) => line.startsWith('PROBE ')).map((line) => JSON.parse(line.slice(6)) as Probe);
}

test('no text is measured or shown before the fonts of the brand are there', async () => {
  const [first] = await probe(spotOf(), [40]);
  expect(first?.fonts).toHaveLength(3);
  expect(first?.fonts.every(({family, status}) => family.includes(FAMILY) && status === 'loaded')).toBe(true);
});

test('frames that look the same are the same DOM, and frames in motion are not', async () => {
  const last = (await probe(spotOf(), [4, 40, 60, 380, 400])).at(-1);
  const [moving, hook, later, offer, atEnd] = last?.moments ?? [];
  expect(hook).toContain('copy.hook');
  expect(later).toBe(hook);
  expect(moving).not.toBe(hook);
  expect(offer).toContain('data-price');
  expect(atEnd).toBe(offer);
});

test('copy that does not fit is a problem that names the field, what was expected and what to do', async () => {
  const spot = spotOf({...COPY, hook: 'Wasserundurchlässigkeitsprüfungsprotokollführer'});
  const error = await stage.still('spot', spot, spot, 40).catch((reason: unknown) => reason);
  expect(problemOf(error)).toMatchObject({
    code: 'copy-does-not-fit',
    where: {field: 'copy.hook'},
    expected: expect.stringMatching(/^at most 4 lines of at least \d+ px in \d+ x \d+ px$/),
    got: expect.stringContaining('Wasserundurchlässigkeit'),
    fix: expect.stringContaining('soft hyphen'),
  });
});

test('a font that cannot be read is a problem that names family and file', async () => {
  const spot = spotOf();
  const src = stage.put(Buffer.from('not a font'), '.woff2');
  const broken = spot.brand.typography.fonts.map((font) => ({...font, src, family: 'Torn 01234567'}));
  spot.brand.typography.fonts = broken.slice(0, 1);
  const error = await stage.still('spot', spot, spot, 40).catch((reason: unknown) => reason);
  expect(problemOf(error)).toMatchObject({
    code: 'font-unreadable',
    what: expect.stringContaining('Torn 01234567'),
    where: {file: src},
  });
});
