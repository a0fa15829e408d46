const SMALL =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn';
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig';
const UNITS: Record<string, number> = {
  ...Object.fromEntries(SMALL.split(' ').map((word, value) => [word, value])),
  ...Object.fromEntries(TENS.split(' ').map((word, at) => [word, 10 * (at + 2)])),
  zwo: 2,
  dreissig: 30,
  dutzend: 12,
  dutzende: 12,
  hunderte: 100,
  tausende: 1000,
  million: 1e6,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
};

/** Characters of the longest number that an ad writes in one word. */
const LONGEST_NUMBER = 60;

/** The value of a German word for a number: `zweihundertfünfundzwanzig` is 2 x 100 + 5 + 20. Undefined for other words. */
export function germanNumberOf(word: string): number | undefined {
  if (word.length > LONGEST_NUMBER) return undefined;
  const known = UNITS[word];
  if (known !== undefined) return known;
  for (const [name, factor] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const [before, after] = [word.slice(0, at), word.slice(at + name.length)];
    const times = before === '' || before === 'ein' ? 1 : germanNumberOf(before);
    const rest = after === '' ? 0 : germanNumberOf(after.replace(/^und(?=.)/, ''));
    return times === undefined || rest === undefined ? undefined : times * factor + rest;
  }
  const [, unit = '', tens = ''] = /^(ein|\p{L}+?)und(\p{L}+)$/u.exec(word) ?? [];
  const [ones, ten] = [unit === 'ein' ? 1 : UNITS[unit], UNITS[tens]];
  return ones === undefined || ten === undefined || ten < 20 ? undefined : ones + ten;
}
