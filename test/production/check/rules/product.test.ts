import {expect, test} from 'vitest';
import type {CheckedTake} from '../../../../src/production/check/take.ts';
import type {ProductSight, SeenText} from '../../../../src/spot/findings/product-sight.ts';
import {trackTexts} from '../../../../src/spot/findings/text-tracks.ts';
import {checkedTake, foundInTake, sight, text} from '../takes.ts';

const FRAMES = [0, 10, 20, 30];
const seen = (changed: Partial<ProductSight>): Partial<CheckedTake> => ({
  sights: FRAMES.map((frame) => sight(frame, changed)),
});
const read = (texts: readonly SeenText[], changed: Partial<CheckedTake> = {}): Partial<CheckedTake> => {
  const {sights} = {...checkedTake(), ...changed};
  return {...changed, texts: trackTexts(FRAMES, texts, sights)};
};
const coloured = (difference: number): Partial<ProductSight> => ({
  colours: [{share: 0.6, expected: [40, -20, 10], found: [40, 20, 10], difference}],
});
const rules = (changed: Partial<CheckedTake>): string[] =>
  foundInTake(checkedTake(changed)).map(({rule, severity}) => `${rule} ${severity}`);

test('nothing is found in a take whose product is as in its photo', () => {
  expect(rules({})).toEqual([]);
});

test.each([
  ['stretched by 16 %', seen({stretch: 1.16}), ['product-shape error']],
  ['narrower by 16 %', seen({stretch: 1 / 1.16}), ['product-shape error']],
  ['stretched by 13 % and turned', seen({stretch: 1.13, tilt: 20}), []],
  ['stretched by 13 % and seen from the front', seen({stretch: 1.13, tilt: 4}), ['product-shape error']],
  ['stretched by 8 % and seen from the front', seen({stretch: 1.08, tilt: 0}), []],
  ['with details 0.9 % away', seen({warp: 0.009, tilt: 5}), ['product-shape error']],
  ['with details 0.7 % away', seen({warp: 0.007}), []],
  [
    'with another outline along 17 %',
    seen({outside: {missing: 0.1, extended: 0.07, judged: 1}}),
    ['product-shape error'],
  ],
  ['with another outline along 15 %', seen({outside: {missing: 0.1, extended: 0.05, judged: 1}}), []],
  ['whose outline cannot be judged', seen({outside: null}), []],
  ['mirrored', seen({mirrored: true, colours: [], blocks: 0}), ['product-shape error']],
  ['bent, but too small to be judged', seen({warp: 0.05, longer: 150}), []],
  ['bent, but too blurred to be judged', seen({warp: 0.05, sharpness: 0.3}), []],
  ['in another colour', seen(coloured(8.5)), ['product-colour error']],
  ['in nearly its colour', seen(coloured(7.5)), []],
  ['in another colour, but too blurred to be judged', seen({...coloured(20), sharpness: 0.2}), []],
])('a product %s', (_, changed, expected) => {
  expect(rules(changed)).toEqual(expected);
});

const gradedTo = (taken: number, corrected: number, shown: number): Partial<CheckedTake> => ({
  graded: [{product: 'tea', frame: 20, box: {x: 0, y: 0, width: 10, height: 10}, taken, corrected, shown}],
});

test.each([
  ['that its correction moves too far', {...gradedTo(2, 9.2, 9.2)}, ['product-grade error']],
  ['that its correction moves within the limit of generated takes', {...gradedTo(2, 8.8, 8.8)}, []],
  [
    'of a supplied clip that its correction moves too far',
    {...gradedTo(1, 4.2, 4.2), supplied: true},
    ['product-grade error'],
  ],
  ['of a supplied clip within its limit', {...gradedTo(1, 3.8, 3.8), supplied: true}, []],
  ['that was far from its photo in the take', {...gradedTo(14, 14.6, 14.9)}, []],
  ['that was far from its photo, and is moved farther', {...gradedTo(14, 16, 12)}, ['product-grade error']],
  ['that only the look moves too far', {...gradedTo(2, 3, 12)}, ['product-grade warning']],
  ['that the look brings back', {...gradedTo(2, 2, 2)}, []],
])('a product %s', (_, changed, expected) => {
  expect(rules(changed)).toEqual(expected);
});

test('each part of a product is judged by its own limit, and its worst one is told', () => {
  const [a] = gradedTo(0.2, 3.9, 3.9).graded ?? [];
  const [b] = gradedTo(3.2, 6.5, 6.5).graded ?? [];
  const [c] = gradedTo(0, 1, 7).graded ?? [];
  const [d] = gradedTo(0, 5, 5).graded ?? [];
  const judged = (...graded: (typeof a)[]) =>
    foundInTake(checkedTake({supplied: true, graded: graded.filter((part) => part !== undefined)})).map(
      ({severity, evidence}) => ({severity, ...evidence}),
    );
  expect(judged(a, b)).toMatchObject([{severity: 'error', corrected: 6.5}]);
  expect(judged(c, d)).toMatchObject([{severity: 'error', corrected: 5, shown: 5}]);
  expect(judged(d, c)).toMatchObject([{severity: 'error', corrected: 5, shown: 5}]);
  expect(judged(d, b, a)).toMatchObject([{severity: 'error', corrected: 6.5}]);
  expect(judged(c, a)).toMatchObject([{severity: 'warning', shown: 7}]);
});

test('a product without a label may be seen from another side: what differs is a warning', () => {
  const products = [{name: 'tea', keypoints: 300, label: []}];
  const mirrored = seen({mirrored: true, colours: [], blocks: 0});
  expect(rules({products, ...mirrored})).toEqual(['product-shape warning']);
  expect(rules({products, ...seen({warp: 0.03, ...coloured(20)})})).toEqual([
    'product-shape warning',
    'product-colour warning',
  ]);
  expect(rules({sights: [sight(10, {mirrored: true, colours: [], blocks: 0})]})).toEqual([]);
});

test('details of a product that is turned away are slightly out of place: a warning', () => {
  expect(rules(seen({warp: 0.012, tilt: 18}))).toEqual(['product-shape warning']);
  expect(rules(seen({warp: 0.012, tilt: 4}))).toEqual(['product-shape error']);
  expect(rules(seen({warp: 0.02, tilt: 18}))).toEqual(['product-shape error']);
});

test('another side of the product, or another thing, is not compared with the photo, and said', () => {
  const other = seen({
    matched: 0.4,
    warp: 0.05,
    outside: {missing: 0.6, extended: 0, judged: 1},
    ...coloured(30),
  });
  expect(rules(other)).toEqual(['product-present info']);
  expect(foundInTake(checkedTake(other))[0]?.got).toContain('another side');
  const half = FRAMES.map((frame) => sight(frame, frame < 20 ? {matched: 0.4, warp: 0.05} : {}));
  expect(rules({sights: half})).toEqual([]);
});

test('one wrong frame of many does not count: something may be in front of the product', () => {
  const sights = FRAMES.map((frame) => sight(frame, frame === 20 ? {warp: 0.05, ...coloured(20)} : {}));
  expect(rules({sights})).toEqual([]);
});

test('the finding names the worst frame, its place, and all frames with the fault', () => {
  const sights = FRAMES.map((frame) => sight(frame, frame >= 20 ? coloured(frame) : {}));
  expect(foundInTake(checkedTake({sights}))).toMatchObject([
    {
      rule: 'product-colour',
      frames: {from: 20, frames: 11},
      evidence: {frame: 30, box: {x: 100, y: 200, width: 200, height: 400}},
    },
  ]);
});

test.each([
  ['the label as it is', FRAMES.map((frame) => text(frame, 'BARLEY TEA')), []],
  [
    'the label without its space and with one wrong letter',
    [text(0, 'BARLEYTEA'), text(10, 'BARLEYTCA')],
    [],
  ],
  ['garbled words', FRAMES.map((frame) => text(frame, 'BXRNEZ TFE')), ['product-text error']],
  ['words that are none', FRAMES.map((frame) => text(frame, 'vslm anuases')), ['product-text error']],
  ['a line that is wrong in one reading only', [text(0, 'BARLEY TEA'), text(10, 'BXRNEZ TFE')], []],
  [
    'garbled words too small to be judged',
    FRAMES.map((frame) => text(frame, 'BXRNEZ', {box: {x: 150, y: 300, width: 50, height: 12}})),
    [],
  ],
  ['what is hardly legible', FRAMES.map((frame) => text(frame, 'BXRNEZ', {confidence: 0.5})), []],
  [
    'a text in one sample only',
    [text(10, 'BXRNEZ')].concat(
      FRAMES.map((frame) => text(frame, 'LUMO', {box: {x: 150, y: 400, width: 100, height: 24}})),
    ),
    [],
  ],
])('text on a product: %s', (_, texts, expected) => {
  const own =
    texts.length === 5
      ? trackTexts(FRAMES, texts, checkedTake().sights).map((track) => ({...track, samples: 4}))
      : null;
  expect(rules(own ? {texts: own} : read(texts))).toEqual(expected);
});

const label = (...lines: string[]): Partial<CheckedTake> => ({
  products: [{name: 'tea', keypoints: 300, label: lines}],
});
const stays = (words: string): SeenText[] => FRAMES.map((frame) => text(frame, words));
const reads = (...words: string[]): SeenText[] => words.map((each, at) => text(FRAMES[at] as number, each));

test('a label that is garbled in a part of the take is found, and one blurred or cut off reading is not', () => {
  expect(rules(read(reads('BARLEY TEA', 'BAHLKY TFA', 'BXHLKV TQA', 'RXHLKV IQA')))).toEqual([
    'product-text error',
  ]);
  expect(rules(read(reads('BARLEY TEA', 'BXHLKV TQA', 'BARLEY TEA', 'RXHLKV IQA')))).toEqual([]);
  expect(rules(read(reads('BARLEY TEA', 'RLEY TEA', 'LEY TE', 'LEYT')))).toEqual([]);
});

test.each([
  ['VITAMIN C 1000 MG', 'VITAMIN C 1800 MG'],
  ['24 HOURS COLD', '29 HOURS COLD'],
  ['SINCE 1984', 'SINCE 1934'],
  ['ALC 4.5% VOL', 'ALC 9.5% VOL'],
  ['100% NATURAL', '10% NATURAL'],
  ['LUMO', 'LUMQ'],
])('%s on a label is not %s', (line, other) => {
  expect(rules(read(stays(other), label(line)))).toEqual(['product-text error']);
  expect(rules(read(stays(line), label(line)))).toEqual([]);
  expect(rules(read(reads(line, other, line, line), label(line)))).toEqual([]);
  const unsure = FRAMES.map((frame) => text(frame, other, {confidence: 0.85}));
  expect(rules(read(unsure, label(line)))).toEqual([]);
});

test.each([
  ['1000 MG', '1OOO MG'],
  ['24 HOURS COLD', '2A HOURS COLD'],
  ['24 HOURS COLD', '4 HOURS COLD'],
  ['ALC 4.5% VOL', 'ALC45VOL'],
  ['0.5 L', 'O.5L'],
  ['LUMO', 'LUM0'],
])('%s on a label may be read as %s', (line, as) => {
  expect(rules(read(stays(as), label(line)))).toEqual([]);
});

test('a label in a script that the OCR does not know is only an info', () => {
  expect(rules(read(stays('MONOKO'), label('МОЛОКО')))).toEqual(['product-text info']);
});

test('text beside the product: foreign words are a warning in generated footage, and a note in supplied footage', () => {
  const elsewhere = {box: {x: 500, y: 900, width: 120, height: 30}};
  const sign = FRAMES.map((frame) => text(frame, 'GRAND OPENlNG', elsewhere));
  expect(rules(read(sign))).toEqual(['product-text warning']);
  expect(rules(read(sign, {generated: false}))).toEqual(['product-text info']);
  expect(rules(read(FRAMES.map((frame) => text(frame, 'wake up slowly', elsewhere))))).toEqual([]);
  expect(rules(read(FRAMES.map((frame) => text(frame, 'LUMO', elsewhere))))).toEqual([
    'product-logo warning',
  ]);
});

test('faces count where the brief rules people out, in two samples and with a sure detector', () => {
  const face = (frame: number, score = 0.9) => ({frame, score, box: {x: 1, y: 2, width: 50, height: 60}});
  expect(rules({faces: [face(0), face(15)]})).toEqual(['product-people error']);
  expect(rules({faces: [face(0), face(15)], people: 'allowed'})).toEqual([]);
  expect(rules({faces: [face(0), face(15)], people: 'perhaps-ruled-out'})).toEqual([
    'product-people warning',
  ]);
  expect(rules({faces: [face(0)]})).toEqual([]);
  expect(rules({faces: [face(0, 0.6), face(15, 0.6)]})).toEqual([]);
});

test('what cannot be judged is said, with the cause', () => {
  expect(rules({sights: []})).toEqual(['product-present warning']);
  expect(rules({sights: [], hasPhoto: true})).toEqual(['product-present info']);
  expect(rules({sights: [], showsProduct: false})).toEqual([]);
  const plain = {products: [{name: 'tea', keypoints: 12, label: []}], sights: []};
  expect(foundInTake(checkedTake(plain))).toMatchObject([
    {rule: 'product-present', severity: 'info', got: expect.stringContaining('12 details')},
  ]);
  expect(foundInTake(checkedTake(seen({longer: 60})))).toMatchObject([
    {rule: 'product-present', severity: 'info', got: expect.stringContaining('60 pixels')},
  ]);
  const unchecked = [{what: 'products', why: 'an optional package is not installed'}];
  expect(foundInTake(checkedTake({sights: [], unchecked}))).toMatchObject([
    {rule: 'product-present', severity: 'info', got: 'not checked: an optional package is not installed'},
  ]);
});
