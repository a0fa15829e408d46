/**
 * The days (`2026-11-29`) on which licences and claims have to be in force at a moment: the day in UTC, and the day in the time zone of
 * this machine where it is another one. Both, because an ad runs in more than one zone. The earlier day is first.
 */
export function daysAt(moment: Date): string[] {
  const two = (value: number): string => String(value).padStart(2, '0');
  const here = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return [...new Set([moment.toISOString().slice(0, 10), here])].sort();
}

/** The days on which claims have to be in force: those given, and the last one of the flight if it is later. */
export const claimDays = (
  days: readonly string[],
  {brief}: {brief: {flight?: {to: string} | undefined} | null},
): string[] => {
  const last = brief?.flight?.to;
  return last === undefined || days.some((day) => day >= last) ? [...days] : [...days, last];
};

/** The day that is some days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
