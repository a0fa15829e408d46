/** A slot with the seconds that it has by default, and the least that its texts need. */
export type FittedSlot = {usual: number; needed: number};

/**
 * Divides the seconds of a spot among its slots, so that each has what its texts need, and what is left is divided as by default. Where there is not
 * enough for all texts, each slot gets its share of what they need. Rounded to milliseconds.
 */
export function fitSeconds(slots: readonly FittedSlot[], total: number): number[] {
  const needed = slots.reduce((sum, slot) => sum + slot.needed, 0);
  if (needed >= total && needed > 0) return slots.map((slot) => round((slot.needed / needed) * total));
  // A slot whose usual length is enough keeps it; the others get what they need, and what is left is shared by the rest.
  const fixed = new Set<number>();
  for (;;) {
    const taken = slots.reduce((sum, slot, at) => sum + (fixed.has(at) ? slot.needed : 0), 0);
    const usual = slots.reduce((sum, slot, at) => sum + (fixed.has(at) ? 0 : slot.usual), 0);
    const lengthOf = (slot: FittedSlot, at: number): number =>
      fixed.has(at) ? slot.needed : usual > 0 ? (slot.usual / usual) * (total - taken) : 0;
    const short = slots.findIndex(
      (slot, at) => !fixed.has(at) && lengthOf(slot, at) < slot.needed - MERE_ROUNDING,
    );
    if (short < 0) return slots.map((slot, at) => round(lengthOf(slot, at)));
    fixed.add(short);
  }
}

/** Seconds: a length that was fitted and rounded before is not fitted again. */
const MERE_ROUNDING = 0.002;

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
