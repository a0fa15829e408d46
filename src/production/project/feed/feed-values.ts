import {type FeedSettings, IMAGE_FIELD, PRICE_FIELDS} from '../../../spot/feed/feed-settings.ts';
import {type FeedField, type FeedItem, firstText} from './feed-item.ts';
import {type FeedFault, type FeedPrice, type FeedReading, pricesOf} from './feed-price.ts';

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

/**
 * The value of a field of a product, or why it cannot be used: a price, a picture in the workspace, or a text. A field is one of
 * `COMMON_FIELDS`, the name that the feed itself gives it, or a dot path in that.
 */
export function feedValue(
  item: FeedItem,
  field: string,
  {settings, pictures, now}: FeedContext,
): FeedReading<string | FeedPrice> {
  if (isOneOf(field, PRICE_FIELDS)) return pricesOf(item, settings.currency, now)[field];
  if (field === IMAGE_FIELD) return pictureOf(item, pictures);
  if (field === 'link') return linkOf(item, settings.shop);
  const text = isOneOf(field, TEXT_FIELDS) ? item[field] : firstText(ownField(item.own, field));
  return text === undefined ? {} : {value: text};
}

const isOneOf = <Name extends string>(field: string, names: readonly Name[]): field is Name =>
  (names as readonly string[]).includes(field);

/** A field under the name that the feed gives it, which may have dots; or else by dot path. */
export function ownField(own: FeedItem['own'], field: string): FeedField | undefined {
  if (Object.hasOwn(own, field)) return own[field];
  return field.split('.').reduce<FeedField | undefined>((at, key) => {
    if (Array.isArray(at)) return /^\d{1,3}$/.test(key) ? at[Number(key)] : undefined;
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
