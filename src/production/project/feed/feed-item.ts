/** A field of a product: a text, several texts, or fields inside of it. */
export type FeedField = string | FeedField[] | {readonly [name: string]: FeedField};

/** The fields of a product as its feed writes them, and the line where it begins. */
export type FeedRecord = {line: number; fields: Readonly<Record<string, FeedField>>};

/** Why a field of a product cannot be used. */
export type FeedFault = {field: string; expected: string; got: string; fix: string};

/** A value that was read, or why it was not. Both are left out where the feed has no value. */
export type FeedReading<T> = {value?: T; fault?: FeedFault};

/** A product of a feed, in the form that all formats have in common. */
export type FeedItem = {
  /** As the feed writes it. Empty where it has none. */
  id: string;
  line: number;
  title?: string | undefined;
  description?: string | undefined;
  brand?: string | undefined;
  link?: string | undefined;
  /** The address of its picture. */
  image?: string | undefined;
  /** The usual price, as the feed writes it. */
  price?: string | undefined;
  salePrice?: string | undefined;
  /** When the sale price counts: two times with a slash between them. Left out: always. */
  saleDates?: string | undefined;
  /** Whether it can be bought, as the feed says it. */
  availability?: string | undefined;
  /** The time after which the product is not sold. Left out: none. */
  expires?: string | undefined;
  /** Why fields cannot be used: those with several texts, or elements in place of a text. By the names of Google Merchant; `image`, not `image_link`. */
  faults: Readonly<Record<string, FeedFault>>;
  /** All fields under the names of the feed itself. */
  own: Readonly<Record<string, FeedField>>;
};

/** A text of a feed in one form, so that equal texts have equal bytes; undefined where it is empty. */
export const feedText = (value: FeedField | undefined): string | undefined =>
  typeof value === 'string' ? value.normalize('NFC').trim() || undefined : undefined;

/** The one text of a field. Equal texts count once. */
export function oneText(value: FeedField | undefined, field: string): FeedReading<string> {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const texts = [...new Set(all.flatMap((each) => feedText(each) ?? []))];
  const isText = all.every((each) => typeof each === 'string');
  const [text] = texts;
  if (isText && texts.length <= 1) return text === undefined ? {} : {value: text};
  return {
    fault: {
      field,
      expected: 'one text',
      got: isText ? `${texts.length} texts` : 'elements inside of it',
      fix: isText
        ? `Leave one of them in the feed. In \`feed.map\`, \`${field}.0\` is the first of a field that may be repeated.`
        : 'Correct it in the shop, and export the feed again.',
    },
  };
}
