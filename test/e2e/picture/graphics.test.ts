import {join} from 'node:path';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {hookProofOffer} from '../../../compositions/templates/hook-proof-offer/template.ts';
import {problemOf} from '../../../src/machine/browser/problem.ts';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import {FORMAT_SIZE, type Format, safeBox} from '../../../src/spot/placement.ts';
import type {ResolvedSpot} from '../../../src/spot/resolved.ts';
import {layTimeline} from '../../../src/spot/timeline.ts';
import {ROOT} from '../../support/tools.ts';
import {openStage, type Stage} from './stage.ts';

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

/** As long as the schema lets them be. */
const COPY = {
  en: {
    hook: 'Left in a parked car at noon, and it is ice cold',
    product: 'Meridian Flask 750 Winter Green',
    proof: 'Keeps ice for forty-eight hours at thirty-five degrees, says the lab tes',
    proofSource: 'Independent laboratory test of six steel flasks, June 2026.',
    offer: 'Free engraving and delivery, this week o',
    price: '€1,299.00',
    was: '€1,499.00',
    cta: 'Try it free for 30 days!',
    legal:
      'Offer ends 30 June 2026, while stocks last. New customers only, one flask for each household and one order a person.',
  },
  de: {
    hook: 'Mittags im parkenden Auto, abends noch eiskaltes',
    product: 'Meridian Trinkflasche 750 Grün',
    proof: 'Hält Eiswürfel achtundvierzig Stunden lang kalt, sogar bei Sommerwetter.',
    proofSource: 'Unabhängige Laborprüfung an sechs Stahlflaschen, Juni 2026.',
    offer: 'Gratis-Gravur und Versand nur diese Woch',
    price: '1.299,00 €',
    was: '1.499,00 €',
    cta: 'Jetzt 30 Tage ausprobier',
    legal:
      'Angebot gültig bis 30. Juni 2026, solange der Vorrat reicht. Nur für Neukunden, eine Flasche pro Haushalt und Bestellung',
  },
  ru: {
    hook: 'Весь день на солнце, но внутри по-прежнему лёд!!',
    product: 'Фляга Meridian 750 тёмно-зелён',
    proof: 'Держит лёд сорок восемь часов при тридцати пяти градусах, проверено нами',
    proofSource: 'Независимая лаборатория, шесть стальных фляг, июнь 2026 г.',
    offer: 'Гравировка и доставка бесплатно до конца',
    price: '129 900 ₽',
    was: '149 900 ₽',
    cta: 'Попробовать на 30 дней!',
    legal:
      'Предложение действует до 30 июня 2026 года, пока товар есть в наличии. Только для новых покупателей, одна фляга на семью',
  },
};

function spotOf(format: Format, language: string, copy: Record<string, string>): ResolvedSpot {
  const {width, height} = FORMAT_SIZE[format];
  const size = {width, height, fps: 30 as const, frames: 450};
  const lengths = hookProofOffer.slots({copy: copy as never, format, seconds: 15, fps: 30, language});
  const type = {...BLANK_SPOT.dress.typography.headings, family: FAMILY, weight: 700};
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
    safe: safeBox(format, width, height),
    dress: {
      ...BLANK_SPOT.dress,
      logo: {small: themed, medium: themed, large: themed, clearSpace: 0.5, minWidth: 0.12},
      typography: {base: {...type, weight: 400, 'line-height': 1.3}, headings: type, fonts},
      endCard: {tagline: 'Carry the cold.', url: 'example.com/flasks'},
    },
  };
}

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80"><rect width="400" height="80"/></svg>';

type Probe = {
  found: {what: string; text: string; x: number; y: number; width: number; height: number}[];
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
  const [first] = await probe(spotOf('9:16', 'en', COPY.en), [40]);
  expect(first?.fonts).toHaveLength(3);
  expect(first?.fonts.every(({family, status}) => family.includes(FAMILY) && status === 'loaded')).toBe(true);
});

test('frames that look the same are the same DOM, and frames in motion are not', async () => {
  const last = (await probe(spotOf('9:16', 'en', COPY.en), [4, 40, 60, 380, 400])).at(-1);
  const [moving, hook, later, offer, atEnd] = last?.moments ?? [];
  expect(hook).toContain('copy.hook');
  expect(later).toBe(hook);
  expect(moving).not.toBe(hook);
  expect(offer).toContain('data-price');
  expect(atEnd).toBe(offer);
});

const FORMATS = Object.keys(FORMAT_SIZE) as Format[];
const LANGUAGES = Object.keys(COPY) as (keyof typeof COPY)[];

test.each(FORMATS.flatMap((format) => LANGUAGES.map((language) => ({format, language}))))(
  'the longest copy stands inside the safe box: $format, $language',
  async ({format, language}) => {
    const spot = spotOf(format, language, COPY[language]);
    const found = (await probe(spot, [40, 150, 270, 449])).at(-1)?.found ?? [];
    const {x, y, width, height} = spot.safe;
    const outside = found.filter(
      (piece) =>
        piece.x < x - 1 ||
        piece.y < y - 1 ||
        piece.x + piece.width > x + width + 1 ||
        piece.y + piece.height > y + height + 1,
    );
    expect(found.length).toBeGreaterThan(10);
    expect(outside).toEqual([]);
  },
);

test('copy that does not fit is a problem that names the field, what was expected and what to do', async () => {
  const spot = spotOf('9:16', 'de', {...COPY.de, hook: 'Wasserundurchlässigkeitsprüfungsprotokollführer'});
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
  const spot = spotOf('9:16', 'en', COPY.en);
  const src = stage.put(Buffer.from('not a font'), '.woff2');
  const broken = spot.dress.typography.fonts.map((font) => ({...font, src, family: 'Torn 01234567'}));
  spot.dress.typography.fonts = broken.slice(0, 1);
  const error = await stage.still('spot', spot, spot, 40).catch((reason: unknown) => reason);
  expect(problemOf(error)).toMatchObject({
    code: 'font-unreadable',
    what: expect.stringContaining('Torn 01234567'),
    where: {file: src},
  });
});
