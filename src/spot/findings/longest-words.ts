/** The languages of test copy: short words, long compounds, and another script. */
export const TRIED_LANGUAGES = ['en', 'de', 'ru'] as const;
export type TriedLanguage = (typeof TRIED_LANGUAGES)[number];

const SENTENCES: Record<TriedLanguage, readonly string[]> = {
  en: [
    'Left in a parked car at noon, and it is still ice cold inside.',
    'Independent laboratories tested it for forty-eight hours without a break.',
    'Your morning deserves something extraordinary, so start with the good one.',
    'Lightweight, repairable and guaranteed for as long as you own it.',
    'Free delivery throughout the weekend, while our summer stocks last.',
    'Nobody understands commuting better than people who commute every day.',
  ],
  de: [
    'Mittags im parkenden Auto vergessen, abends noch immer wunderbar eiskalt.',
    'Unabhängige Qualitätsprüfung an sechs Trinkflaschen, achtundvierzig Stunden lang.',
    'Unsere Sommerkollektion ist wiederverwendbar, pflegeleicht und wunderschön.',
    'Jetzt Lieblingsflasche sichern, gültig bis Mitternacht in ganz Deutschland.',
    'Für alle Großstadtpendler, die keine Übermüdung mehr hinnehmen möchten.',
    'Portofrei bestellen und mit Zufriedenheit dreißig Tage ausprobieren.',
  ],
  ru: [
    'Весь день на солнце в закрытой машине, а внутри по-прежнему холодный лёд.',
    'Независимая лаборатория проверила шесть образцов за сорок восемь часов.',
    'Ваше утро заслуживает необыкновенного удовольствия, начните прямо сейчас.',
    'Гравировка и доставка бесплатно до воскресенья, пока товар есть в наличии.',
    'Многоразовая, сверхпрочная и удивительно лёгкая спутница путешественника.',
    'Предложение действительно только для новых покупателей нашего магазина.',
  ],
};

/** Last words, one of every length, so that a text has exactly the wanted length. */
const LAST: Record<TriedLanguage, string> = {
  en: '2 so ice cold today always morning everyday breakfast guaranteed comfortable independence extraordinary transportation straightforward uncompromisingly',
  de: '2 zu ist kalt heute morgen schöner Qualität Frühstück Sommerhaus Trinkgefäße Sommerabende Naturprodukte Sommerangebote Wochenendpreise Sommerkollektion',
  ru: '2 на лёд утро жизнь всегда подарок удобство коллекция прекрасный путешествие удовольствие обслуживанием необыкновенный очаровательного необыкновенность',
};

/** Prices of 1 to 12 characters, by length. */
const FIGURES: Record<TriedLanguage, readonly string[]> = {
  en: '9|$9|$99|$199|$9.99|$49.95|$149.00|$1299.00|$1,299.00|$12,499.00|$129,999.00|US$12,499.00'.split('|'),
  de: '9|49|9 €|99 €|199 €|9,99 €|99,95 €|149,00 €|1.299,– €|1.299,00 €|12.499,00 €|129.999,00 €'.split('|'),
  ru: '9|9₽|9 ₽|99 ₽|199 ₽|1299 ₽|1 299 ₽|12 990 ₽|129 900 ₽|от 1 299 ₽|от 12 990 ₽|от 129 900 ₽'.split('|'),
};

/** A price of exactly this many characters; undefined above 12. */
export const figuresOf = (length: number, language: TriedLanguage): string | undefined =>
  FIGURES[language][length - 1];

/** Words of advertising copy with exactly this many characters in all. The seed decides where in the sentences they start. */
export function wordsOf(length: number, language: TriedLanguage, seed: string): string {
  let text = '';
  for (const word of stream(language, seed)) {
    const next = text === '' ? word : `${text} ${word}`;
    if (next.length > length) break;
    text = next;
  }
  if (length - text.length === 1 && text !== '') {
    if (!/[.,]$/.test(text)) return `${text}.`;
    text = text.slice(0, -1);
  }
  const rest = length - text.length - (text === '' ? 0 : 1);
  return rest <= 0 ? text : [text, lastOf(rest, language)].filter(Boolean).join(' ');
}

function* stream(language: TriedLanguage, seed: string): Generator<string> {
  const sentences = SENTENCES[language];
  for (let index = hashOf(seed); ; index++) yield* (sentences[index % sentences.length] ?? '').split(' ');
}

const lastOf = (length: number, language: TriedLanguage): string => {
  const words = LAST[language].split(' ');
  return words.find((word) => word.length === length) ?? (words[words.length - 1] ?? '').slice(0, length);
};

/** A number below 9973 from a text. */
const hashOf = (text: string): number =>
  [...text].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7);
