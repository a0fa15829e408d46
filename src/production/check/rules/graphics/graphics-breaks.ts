import {quote} from '../../../../spot/findings/layout-rules.ts';
import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {countWords, plainWords} from '../../../../spot/findings/words.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import {graphicsRule} from '../../graphics.ts';

/** Line breaks inside a price or a number, inside a name, or before a single short word. */
export const graphicsBreaks = graphicsRule({
  id: 'graphics-breaks',
  version: 3,
  title: 'A line breaks in the wrong place.',
  severity: 'warning',
  limits: {
    widow: {
      value: 25,
      unit: '% of the longest line, the least length of a single last word',
      stricter: 'higher',
      source: 'Own: a shorter last line looks like a mistake',
    },
    words: {
      value: 4,
      unit: 'words from which a text can have a widow',
      stricter: 'lower',
      source: 'Own: shorter texts may have one word a line on purpose',
    },
  },
  judge({spot, shown}, {widow, words}) {
    return readTexts(shown, spot.fps).flatMap((element): Fault[] => {
      const parts = element.kind === 'text' ? (element.runs[0]?.parts ?? []) : [];
      const lines = parts.map(({text}) => plainWords(text));
      if (lines.length < 2) return [];
      const fault = (expected: string, got: string, severity: Fault['severity'] = 'warning'): Fault => ({
        severity,
        frames: element.rest,
        expected,
        got: `${quote(lines.join(' / '))}: ${got}`,
        evidence: {frame: element.rest.from, box: parts[0]?.ink, field: element.name, lines},
      });
      const price = splitPrice(lines);
      const name = namesOf(spot).find((each) => isSplit(each, lines));
      const widths = parts.map(({ink}) => ink.width);
      const share = (100 * (widths.at(-1) ?? 0)) / Math.max(...widths);
      return [
        ...(price ? [fault('each price and number on one line', `${quote(price)} is split`, 'error')] : []),
        ...(name ? [fault(`${quote(name)} on one line`, 'the name is split')] : []),
        ...(countWords(element.text) >= words && countWords(lines.at(-1) ?? '') === 1 && share < widow
          ? [fault(`a last line of at least ${widow} % of the longest`, `the last word stands alone`)]
          : []),
      ];
    });
  },
});

const MONEY = String.raw`\p{Sc}|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|kr|zł|Kč|Ft)\b`;
const UNIT = `[%‰°]|${MONEY}`;
const AFTER = /\d[.,:]?[-–]?$/u;
const UNIT_FIRST = new RegExp(`^(?:${UNIT})`, 'u');
const UNIT_LAST = new RegExp(String.raw`(?:^|\s|\d)(?:${UNIT}|Rs\.?)$|\p{L}\p{Sc}$`, 'u');
const CENTS = new RegExp(String.raw`^\d{2}\s?(?:${MONEY})`, 'u');
const PRICE_LAST = new RegExp(String.raw`(?:${MONEY})\s?[\d.,]*\d[.,]$`, 'u');
const THOUSANDS = /(?:^|\s)\d{1,3}$/u;

/** The words around a line break inside a price or a number; undefined where there is none. */
function splitPrice(lines: readonly string[]): string | undefined {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    const around = `${line.split(' ').at(-1)} / ${next.split(' ')[0]}`;
    if (AFTER.test(line) && UNIT_FIRST.test(next)) return around;
    if (UNIT_LAST.test(line) && /^\d/u.test(next)) return around;
    if (/(?:^|\D)\d{1,3}[.,]$/u.test(line) && (CENTS.test(next) || /^000(?!\d)/u.test(next))) return around;
    if (PRICE_LAST.test(line) && /^\d{2}(?!\d)/u.test(next)) return around;
    if (/\d$/u.test(line) && /^[.,]\d/u.test(next)) return around;
    if (THOUSANDS.test(line) && /^\d{3}(?!\d)/u.test(next)) return around;
  }
  return undefined;
}

/** The names that must stay on one line: of the brand, and of the product. */
const namesOf = ({brand, copy}: ResolvedSpot): string[] =>
  [brand.name, copy.product].flatMap((name) =>
    typeof name === 'string' && plainWords(name).includes(' ') ? [plainWords(name)] : [],
  );

/** Whether a line ends inside a name. A text that is only the name may have any number of lines. */
function isSplit(name: string, lines: readonly string[]): boolean {
  const whole = lines.join(' ').toLocaleLowerCase();
  const wanted = name.toLocaleLowerCase();
  if (whole === wanted) return false;
  const ends = lines.slice(0, -1).map((_, index) => lines.slice(0, index + 1).join(' ').length);
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1))
    if (ends.some((end) => end > at && end < at + wanted.length)) return true;
  return false;
}
