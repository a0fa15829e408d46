/** Where a picture is split by a pointer at this place of the window, as a part of its width: 0 to 1. */
export const splitAt = (x: number, {left, width}: {left: number; width: number}): number =>
  width > 0 ? Math.min(1, Math.max(0, (x - left) / width)) : 0;

/** A part of a width that was kept as text; a half where it is none. */
export function readSplit(text: string): number {
  const split = Number(text);
  return text.trim() !== '' && split >= 0 && split <= 1 ? split : 0.5;
}
