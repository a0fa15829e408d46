import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {type BurntMaster, type BurntText, burntRule} from '../../burnt/burnt.ts';
import {BLOCK_SIDE} from '../../burnt/compare-blocks.ts';
import {compareTexts, isReadable} from '../../burnt/compare-texts.ts';

/**
 * Texts that OCR reads in the master as something other than the approved copy. If their pixels match those of the browser, and
 * the template draws the approved words, OCR is wrong, not the master: the finding is then an `info`.
 */
export const burntText = burntRule({
  id: 'burnt-text',
  version: 5,
  title: 'OCR reads a text in the master differently from the approved copy.',
  severity: 'error',
  limits: {
    likeness: {
      value: 0.75,
      unit: 'likeness to the approved text, 1 for equal',
      stricter: 'higher',
      source: 'Own: OCR reads the texts of the samples with 0.85 or more; figures must be equal',
    },
    difference: {
      value: 7,
      unit: 'delta-E 2000',
      stricter: 'lower',
      source: 'Own: the limit of burnt-graphics',
    },
    slight: {
      value: 5.5,
      unit: 'delta-E 2000 of two blocks of a text that OCR reads nearly as approved: one letter of it is another one',
      stricter: 'lower',
      source: 'Own: in masters of the samples 99 % of the blocks that differ are below 5',
    },
  },
  judge(master, {likeness, difference, slight}) {
    if (master.texts === null) return [notRead(master)];
    const compared = master.texts.flatMap((text): Fault[] => {
      const {approved, isApproved, read, name, frame, box} = text;
      if (read === null) return [];
      const {similarity, figures} = compareTexts(approved, read);
      const isNear = similarity >= likeness && !figures;
      // OCR misreads single letters: then only the pixels tell that a letter is another one.
      if (isNear && (similarity === 1 || (differentBlocks(text, master, slight) ?? 0) < LEAST_BLOCKS))
        return [];
      const drawn = isApproved && !isNear && differentBlocks(text, master, difference) === 0;
      return [
        {
          ...(drawn ? {severity: 'info' as const} : {}),
          frames: {from: frame, frames: 1},
          expected: `${name} to read ${quote(approved)}`,
          got: `${quote(read)}${drawn ? ', although its pixels match what the template draws' : ''}`,
          evidence: {frame, box, field: name, read, likeness: similarity},
        },
      ];
    });
    return [...compared, ...unreadFaults(master.texts)];
  },
});

/** Tells which texts were not read, once for each cause. */
function unreadFaults(texts: readonly BurntText[]): Fault[] {
  const unread = texts.filter(({read}) => read === null);
  const causes = Map.groupBy(unread, ({approved}) =>
    isReadable(approved) ? 'its frame could not be decoded' : 'the OCR does not know its script',
  );
  return [...causes].map(
    ([why, own]): Fault => ({
      severity: 'info',
      frames: null,
      expected: `${own.map(({name}) => name).join(', ')} read back from the master`,
      got: `not checked: ${why}`,
      evidence: {fields: own.map(({name}) => name)},
    }),
  );
}

const notRead = ({failed, textsUnread}: BurntMaster): Fault => ({
  severity: failed ? 'warning' : 'info',
  frames: null,
  expected: 'texts that can be read back from the master',
  got: `not checked: ${textsUnread ?? 'no reason was given'}`,
});

/** Blocks of one letter that differ, at least. */
const LEAST_BLOCKS = 2;

/** The blocks at the place of a text that differ in the nearest compared frame with the same graphics. Null where none was compared. */
function differentBlocks({frame, box}: BurntText, {frames}: BurntMaster, limit: number): number | null {
  const near = frames
    .filter(({span}) => Math.abs(span.from + span.frames / 2 - frame) <= span.frames)
    .sort((a, b) => Math.abs(a.frame - frame) - Math.abs(b.frame - frame))[0];
  if (!near) return null;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return near.comparison.blocks.filter(({column, row, difference, solid, cover}) => {
    const [x, y] = [column * BLOCK_SIDE, row * BLOCK_SIDE];
    const inside = x + BLOCK_SIDE > box.x && x < right && y + BLOCK_SIDE > box.y && y < bottom;
    return inside && cover > 0 && Math.max(difference, solid ?? 0) > limit;
  }).length;
}
