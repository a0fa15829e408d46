/** How a slot gives way in a spot that is shorter than its edit. */
export type SlotPriority = {
  /** 1 is the most important: it keeps its length the longest. */
  priority: number;
  /** Seconds that it keeps as long as all slots can. */
  least: number;
};

/** Seconds that a slot without its own keeps: long enough to be seen. */
export const LEAST_SEEN = 0.8;

type Slot = {name: string; seconds: number} & SlotPriority;

/**
 * Shares the length of a spot among its slots by their priorities. A spot that is as long as the edit or longer keeps the relations
 * of the lengths. In a shorter one every slot first gets its least; what is left goes to the most important slots, up to their length in
 * the edit, and slots of one priority share it by what they lack. Where not even all leasts fit, the least important slots
 * become shorter than theirs first. `seconds`: lengths in the edit, in order. A slot without a priority comes after all that have one.
 */
export function shareLength(
  seconds: Readonly<Record<string, number>>,
  total: number,
  priorities: Readonly<Record<string, SlotPriority>>,
): Record<string, number> {
  const names = Object.keys(seconds);
  const last = Math.max(0, ...Object.values(priorities).map(({priority}) => priority)) + 1;
  const slots = names.map((name): Slot => {
    const own = seconds[name] ?? 0;
    const {priority = last, least = LEAST_SEEN} = priorities[name] ?? {};
    return {name, seconds: own, priority, least: Math.min(least, own)};
  });
  const whole = sumOf(slots, (slot) => slot.seconds);
  if (whole <= total)
    return Object.fromEntries(names.map((name) => [name, ((seconds[name] ?? 0) * total) / whole]));
  const leasts = sumOf(slots, (slot) => slot.least);
  const shared =
    leasts <= total
      ? byPriority(
          slots,
          total,
          (slot) => slot.least,
          (slot) => slot.seconds,
        )
      : byPriority(
          slots,
          total,
          () => 0,
          (slot) => slot.least,
        );
  return Object.fromEntries(names.map((name) => [name, Math.max(shared.get(name) ?? 0, SHORTEST)]));
}

/** A slot never disappears: the template shows something in it. */
const SHORTEST = 0.1;

/** Gives every slot what `from` says, and what is left to the most important ones, up to `to`. */
function byPriority(
  slots: readonly Slot[],
  total: number,
  from: (slot: Slot) => number,
  to: (slot: Slot) => number,
): Map<string, number> {
  const shared = new Map(slots.map((slot) => [slot.name, from(slot)]));
  let left = total - sumOf(slots, from);
  const groups = [...new Set(slots.map(({priority}) => priority))].sort((a, b) => a - b);
  for (const group of groups) {
    const own = slots.filter(({priority}) => priority === group);
    const lacking = sumOf(own, (slot) => to(slot) - from(slot));
    const part = lacking > 0 ? Math.min(1, Math.max(0, left) / lacking) : 0;
    for (const slot of own) shared.set(slot.name, from(slot) + part * (to(slot) - from(slot)));
    left -= part * lacking;
  }
  return shared;
}

const sumOf = (slots: readonly Slot[], of: (slot: Slot) => number): number =>
  slots.reduce((sum, slot) => sum + of(slot), 0);
