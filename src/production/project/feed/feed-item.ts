/** A field of a product: a text, several texts, or fields inside of it. */
export type FeedField = string | FeedField[] | {readonly [name: string]: FeedField};

/** The fields of a product as its feed writes them, and the line where it begins. */
export type FeedRecord = {line: number; fields: Readonly<Record<string, FeedField>>};

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
  /** All fields under the names of the feed itself. */
  own: Readonly<Record<string, FeedField>>;
};

/** A text of a feed in one form, so that equal texts have equal bytes; undefined where it is empty. */
export const feedText = (value: FeedField | undefined): string | undefined =>
  typeof value === 'string' ? value.normalize('NFC').trim() || undefined : undefined;

/** The text of a field, or the first of several. */
export const firstText = (value: FeedField | undefined): string | undefined =>
  Array.isArray(value) ? value.map(feedText).find((text) => text !== undefined) : feedText(value);
