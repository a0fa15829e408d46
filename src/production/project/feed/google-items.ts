import {type FeedItem, type FeedRecord, firstText} from './feed-item.ts';

/** The name of an attribute: text files may write `Image link`, and XML writes `g:image_link`. */
export const attributeName = (name: string): string =>
  name.trim().replace(/^g:/i, '').toLowerCase().replaceAll(/[ -]+/g, '_');

/** The products of a Google Merchant feed (product data specification of Google Merchant Center, 2026). */
export const googleItems = (records: readonly FeedRecord[]): FeedItem[] =>
  records.map(({line, fields}) => {
    const text = (name: string): string | undefined =>
      Object.hasOwn(fields, name) ? firstText(fields[name]) : undefined;
    return {
      id: text('id') ?? '',
      line,
      title: text('title'),
      description: text('description'),
      brand: text('brand'),
      link: text('link'),
      image: text('image_link'),
      price: text('price'),
      salePrice: text('sale_price'),
      saleDates: text('sale_price_effective_date'),
      availability: text('availability'),
      expires: text('expiration_date'),
      own: fields,
    };
  });
