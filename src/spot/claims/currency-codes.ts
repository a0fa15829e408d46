/** Codes that are also words or parts of names. Before an amount, in capitals and without a space, they are codes. */
const ALSO_WORDS = 'TRY|ILS|RUB|COP|PEN|MAD|JOD|MUR|DOP|GEL|BOB|NAD|BWP|AMD|BAM|MDL';

const DIRECTLY = new RegExp(`(?<![\\p{L}\\p{N}])(?<code>${ALSO_WORDS})$`, 'u');

/** South African rand: `R499`, `R 499`, `R9.99`. `R2` is a part of a name, and so is `EBU R 128`. */
const RAND = /(?<![\p{L}\p{N}])R(?:(?<!\p{Lu}{2} R) )?$/u;

/** The currency whose letters are written before an amount, and these letters; undefined where there are none. */
export function codeBefore(left: string, number: string): {currency: string; written: string} | undefined {
  const code = DIRECTLY.exec(left)?.groups?.code;
  if (code !== undefined) return {currency: code, written: code};
  const rand = /\d{2}/.test(number) ? RAND.exec(left)?.[0] : undefined;
  return rand === undefined ? undefined : {currency: 'ZAR', written: rand};
}
