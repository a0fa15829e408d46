/** Words for numbers below twenty, in their order. */
export const ENGLISH_SMALL_NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
/** Words for 20, 30, ... 90, in their order. */
export const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const LARGE: Record<string, number> = {
  hundred: 100,
  hundreds: 100,
  thousand: 1000,
  thousands: 1000,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
  dozen: 12,
  dozens: 12,
};

/** The value of an English word for a number. Undefined for other words. */
export function englishNumberOf(word: string): number | undefined {
  const small = ENGLISH_SMALL_NUMBERS.split(' ').indexOf(word);
  if (small >= 0) return small;
  const tens = ENGLISH_TENS.split(' ').indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  return LARGE[word];
}
