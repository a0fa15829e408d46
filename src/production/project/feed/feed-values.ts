import {type FeedSettings, IMAGE_FIELD, PRICE_FIELDS} from '../../../spot/feed/feed-settings.ts';
import {type FeedFault, type FeedField, type FeedItem, type FeedReading, oneText} from './feed-item.ts';
import {type FeedPrice, pricesOf} from './feed-price.ts';

/** What the values of products depend on beside the feed. */
export type FeedContext = {
  settings: FeedSettings;
  /** The files of pictures that were fetched, by their addresses. */
  pictures: ReadonlyMap<string, string>;
  now: Date;
};

const TEXT_FIELDS = ['id', 'title', 'description', 'brand', 'availability'] as const;

/** The fields that a product has in every format. */
export const COMMON_FIELDS: readonly string[] = [...TEXT_FIELDS, 'link', IMAGE_FIELD, ...PRICE_FIELDS];

/** Fields that every product has to have if a prop shows them: the shared prop is about another product. */
const NEEDED: readonly string[] = ['title', 'link', IMAGE_FIELD, 'price', 'current_price'];

/** A tag, a comment or an entity of HTML: it would be shown as it is, and in an address it would change the parameters. */
const HTML = /<!--|<\/?[a-z][a-z0-9-]*(\s[^<>]*)?\/?>|&([a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i;

/**
 * The value of a field of a product, or why it cannot be used: a price, a picture in the workspace, or a text. A field is one of
 * `COMMON_FIELDS`, the name that the feed itself gives it, or a dot path in that.
 */
export function feedValue(
  item: FeedItem,
  field: string,
  context: FeedContext,
): FeedReading<string | FeedPrice> {
  const read = readField(item, field, context);
  if (read.value !== undefined || read.fault || !NEEDED.includes(field)) return read;
  return {
    fault: fault(
      field,
      'a value, because a prop of `feed.map` shows it',
      'none',
      'Add it in the shop, and export the feed again.',
    ),
  };
}

function readField(
  item: FeedItem,
  field: string,
  {settings, pictures, now}: FeedContext,
): FeedReading<string | FeedPrice> {
  if (isOneOf(field, PRICE_FIELDS)) return pricesOf(item, settings, now)[field];
  if (item.faults[field] && COMMON_FIELDS.includes(field)) return {fault: item.faults[field]};
  if (field === IMAGE_FIELD) return htmlFault(field, item.image) ?? pictureOf(item, pictures);
  if (field === 'link') return htmlFault(field, item.link) ?? linkOf(item, settings.shop);
  const read: FeedReading<string> = isOneOf(field, TEXT_FIELDS)
    ? item[field] === undefined
      ? {}
      : {value: item[field]}
    : oneText(ownField(item.own, field), field);
  return htmlFault(field, read.value) ?? read;
}

/** Why a text with HTML cannot be used; undefined for all others. */
export function htmlFault(field: string, text: string | undefined): {fault: FeedFault} | undefined {
  const [html] = HTML.exec(text ?? '') ?? [];
  if (html === undefined) return undefined;
  const expected = 'a text without tags and entities of HTML';
  return {fault: fault(field, expected, html, 'Correct the text in the shop, or map another field.')};
}

const isOneOf = <Name extends string>(field: string, names: readonly Name[]): field is Name =>
  (names as readonly string[]).includes(field);

/** A field under the name that the feed gives it, which may have dots; or else by dot path. `0` is also the first of a field that is there once. */
export function ownField(own: FeedItem['own'], field: string): FeedField | undefined {
  if (Object.hasOwn(own, field)) return own[field];
  return field.split('.').reduce<FeedField | undefined>((at, key) => {
    if (Array.isArray(at)) return /^\d{1,3}$/.test(key) ? at[Number(key)] : undefined;
    if (typeof at === 'string') return key === '0' ? at : undefined;
    return typeof at === 'object' && Object.hasOwn(at, key) ? at[key] : undefined;
  }, own);
}

function pictureOf({image}: FeedItem, pictures: FeedContext['pictures']): FeedReading<string> {
  if (image === undefined) return {};
  const value = pictures.get(image);
  return value === undefined
    ? {
        fault: fault(
          IMAGE_FIELD,
          'a picture that was fetched',
          image,
          'Fetch the pictures: `tenspot import feed`.',
        ),
      }
    : {value};
}

function linkOf({link}: FeedItem, shop: string | undefined): FeedReading<string> {
  if (link === undefined || !link.startsWith('/')) return link === undefined ? {} : {value: link};
  return shop === undefined
    ? {fault: fault('link', 'the address of the shop', 'none', 'Name it as `feed.shop` in variants.yaml.')}
    : {value: `${shop.replace(/\/+$/, '')}${link}`};
}

const fault = (field: string, expected: string, got: string, fix: string): FeedFault => ({
  field,
  expected,
  got,
  fix,
});
