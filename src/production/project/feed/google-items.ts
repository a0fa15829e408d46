import {type FeedFault, type FeedItem, type FeedRecord, oneText} from './feed-item.ts';

/** The name of an attribute: text files may write `Image link`, and XML writes `g:image_link`. */
export const attributeName = (name: string): string =>
  name.trim().replace(/^g:/i, '').toLowerCase().replaceAll(/[ -]+/g, '_');

/** The products of a Google Merchant feed (product data specification of Google Merchant Center, 2026). */
export const googleItems = (records: readonly FeedRecord[]): FeedItem[] =>
  records.map(({line, fields}) => {
    const faults: Record<string, FeedFault> = {};
    const text = (name: string, field = name): string | undefined => {
      const {value, fault} = Object.hasOwn(fields, name) ? oneText(fields[name], field) : {};
      if (fault) faults[field] = fault;
      return value;
    };
    return {
      id: text('id') ?? '',
      line,
      title: text('title'),
      description: text('description'),
      brand: text('brand'),
      link: text('link'),
      image: text('image_link', 'image'),
      price: text('price'),
      salePrice: text('sale_price'),
      saleDates: text('sale_price_effective_date'),
      availability: text('availability'),
      expires: text('expiration_date'),
      faults,
      own: fields,
    };
  });
