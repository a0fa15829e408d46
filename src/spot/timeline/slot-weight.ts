import type {SlotSpec} from '../variant/template.ts';
import {laySlots, sequenceOf} from './timeline.ts';

/**
 * The relative length, in seconds with three decimals, that makes a slot this many frames long in a spot of `total` frames, while the others
 * keep their relative lengths. Undefined where no length does: each slot has at least one frame.
 *
 * From `frames / total = weight / (weight + others)`; then tried, because boundaries are rounded.
 */
export function weightOf(
  slots: Record<string, SlotSpec>,
  slot: string,
  frames: number,
  total: number,
): number | undefined {
  const names = sequenceOf(slots);
  const others = names
    .filter((name) => name !== slot)
    .reduce((sum, name) => sum + (slots[name]?.seconds ?? 0), 0);
  const given = slots[slot];
  if (!given || given.with !== undefined || frames < 1 || frames >= total || others === 0) return undefined;
  for (const shift of [0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.9, -0.9]) {
    const wanted = frames + shift;
    if (wanted <= 0 || wanted >= total) continue;
    const weight = Number(((wanted * others) / (total - wanted)).toFixed(3));
    if (weight <= 0) continue;
    const spans = laySlots({...slots, [slot]: {...given, seconds: weight}}, total);
    if (spans[slot]?.frames === frames) return weight;
  }
  return undefined;
}
