import {expect, test} from 'vitest';
import {contradictionsIn} from '../../../src/spot/placement/contradictions.ts';
import {isLooser} from '../../../src/spot/placement/figure.ts';
import {formatsOf, jointPlacement} from '../../../src/spot/placement/joint-placement.ts';
import {Placement, safeBox} from '../../../src/spot/placement/placement.ts';
import {figuresIn} from '../../../src/spot/placement/placement-figures.ts';
import {COMMON_PLACEMENT, SAFE_ZONES} from '../../../src/spot/placement/placements/common.ts';
import {
  findPlacement,
  judgedPlacements,
  PLACEMENT_NAMES,
  PLACEMENTS,
  placementOf,
} from '../../../src/spot/placement/placements.ts';
import {FORMAT_SIZE, Format} from '../../../src/spot/variant/format.ts';

const all = Object.entries<Placement>(PLACEMENTS);

test.each(all)('%s is valid, is listed under its id, and contradicts itself nowhere', (key, placement) => {
  expect(Placement.parse(placement)).toEqual(placement);
  expect(placement.id).toBe(key);
  expect(contradictionsIn(placement)).toEqual([]);
});

test.each(all)(
  'every figure of %s has the address of its source, and so has what other sources say',
  (_, placement) => {
    const figures = figuresIn(placement);
    expect(figures.length).toBeGreaterThan(0);
    for (const {path, figure} of figures) {
      for (const reading of [figure, ...(figure.others ?? [])]) {
        expect(URL.canParse(reading.source) && reading.source.startsWith('https://'), path.join('.')).toBe(
          true,
        );
        expect(reading.asOf <= '2026-11', path.join('.')).toBe(true);
        expect(reading.confidence).not.toBe('user');
      }
    }
  },
);

test.each(all)('where sources about %s disagree, the strictest is used', (_, placement) => {
  for (const {path, figure, strictness} of figuresIn(placement)) {
    // Another source of a loudness has another target, to which its peak belongs.
    for (const other of strictness === 'ceilings' ? [] : (figure.others ?? []))
      expect(isLooser(strictness, figure.value, other.value), path.join('.')).toBe(false);
  }
});

test.each(all)('the formats of %s are those that it accepts', (_, placement) => {
  expect(Format.options.filter((format) => placement.formats[format])).toEqual(formatsOf(placement));
});

test.each(all)(
  'masters have a size that %s accepts, and keep a usable safe box in both directions',
  (_, placement) => {
    for (const format of formatsOf(placement)) {
      const size = FORMAT_SIZE[format];
      const {least, most} = placement.formats[format] ?? {};
      if (least) expect(isLooser('more', size, least.value)).toBe(false);
      if (most) expect(isLooser('less', size, most.value)).toBe(false);
      for (const direction of ['ltr', 'rtl'] as const) {
        const box = safeBox(jointPlacement([placement], format, direction).safeZone, size);
        expect(box.width).toBeGreaterThan(size.width / 2);
        expect(box.height).toBeGreaterThanOrEqual(size.height * 0.5);
      }
    }
  },
);

test.each(all)('%s has a loudness that a limiter can reach', (_, {loudness: {value}}) => {
  expect(value.lufs).toBeLessThan(value.peak);
});

test.each(all)(
  '%s accepts what Tenspot encodes: MP4 with H.264 and AAC',
  (_, {containers, videoCodecs, audio}) => {
    expect(containers?.value ?? ['mp4']).toContain('mp4');
    expect(videoCodecs?.value ?? ['h264']).toContain('h264');
    expect(audio?.codecs?.value ?? ['aac']).toContain('aac');
  },
);

test('common is safe wherever another placement has a zone of its own', () => {
  for (const [id, placement] of all) {
    for (const format of formatsOf(placement)) {
      const zone = placement.formats[format]?.safeZone?.value;
      const {source, asOf, ...common} = SAFE_ZONES[format];
      if (zone) expect(isLooser('more', common, zone), `${id} ${format}`).toBe(false);
    }
  }
});

test('a variant of any format has a safe box inside its frame, and the loudness of social platforms', () => {
  for (const format of Format.options) {
    const size = FORMAT_SIZE[format];
    const {id, safeZone, loudness} = placementOf({format});
    const safe = safeBox(safeZone, size);
    expect(id).toBe('common');
    expect(safeZone).toEqual(SAFE_ZONES[format]);
    expect(loudness).toEqual({lufs: -14, peak: -1});
    expect(safe.width).toBeGreaterThan(size.width / 2);
    expect(safe.x + safe.width).toBeLessThan(size.width);
    expect(safe.y + safe.height).toBeLessThan(size.height);
  }
});

test('a variant in Arabic is clear of the buttons on either side', () => {
  const {top, right, bottom} = SAFE_ZONES['9:16'];
  expect(placementOf({format: '9:16', language: 'ar-EG'}).safeZone).toMatchObject({
    top,
    right,
    bottom,
    left: right,
  });
});

test('names and aliases are unique, and each finds its placement', () => {
  expect(new Set(PLACEMENT_NAMES).size).toBe(PLACEMENT_NAMES.length);
  expect(findPlacement('reels')).toBe(PLACEMENTS['meta-reels']);
  expect(findPlacement('common')).toBe(COMMON_PLACEMENT);
});

test.each([
  ['tiktok-infeed', 'tiktok-in-feed'],
  ['reals', 'reels'],
  ['Youtube-Shorts', 'youtube-shorts'],
])('an unknown placement gets a suggestion: %s', (name, meant) => {
  expect(() => findPlacement(name)).toThrow(
    expect.objectContaining({
      code: 'placement-unknown',
      exitCode: 2,
      problems: [expect.objectContaining({got: name, fix: `Did you mean "${meant}"?`})],
    }),
  );
});

test('a name that is like no placement gets the list of ids', () => {
  expect(() => findPlacement('billboard')).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({expected: Object.keys(PLACEMENTS).join(', '), fix: 'Use one of these ids.'}),
      ],
    }),
  );
});

test('a variant is judged by its own placements, else by those of the brief that run in its format, else by common', () => {
  const ids = (format: '9:16' | '1:1', placements: string[] | undefined, brief: string[]): string[] =>
    judgedPlacements({format, placements}, brief).map(({id}) => id);
  expect(ids('9:16', undefined, ['tiktok-in-feed', 'meta-reels'])).toEqual(['tiktok-in-feed', 'meta-reels']);
  expect(ids('1:1', undefined, ['tiktok-in-feed', 'meta-reels'])).toEqual(['tiktok-in-feed']);
  expect(ids('1:1', undefined, ['meta-reels'])).toEqual(['common']);
  expect(ids('9:16', ['youtube-shorts'], ['meta-reels'])).toEqual(['youtube-shorts']);
  expect(ids('9:16', undefined, [])).toEqual(['common']);
});
