import {sha256} from '../../../machine/files/hash.ts';
import type {Problem, Where} from '../../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../../spot/problem/nearest-name.ts';
import {type OfferEnd, offerEnd} from './feed-end.ts';
import type {FeedFault, FeedItem} from './feed-item.ts';
import {offerProblem} from './feed-validity.ts';
import {COMMON_FIELDS, type FeedContext, feedValue, ownField} from './feed-values.ts';

/** The values that a feed gives the axis of products. */
export type FeedAxis = {
  /** One for each product: `id`, and changes to props by dot path. */
  values: Record<string, unknown>[];
  /** The line of each value in the feed; undefined for a product that is not in it. */
  lines: (number | undefined)[];
  /** Problems of single products, by the ids of their values. */
  problems: ReadonlyMap<string, readonly Problem[]>;
  /** When the offers of products change next, by the ids of their values. */
  ends: ReadonlyMap<string, OfferEnd>;
  /** Problems of the feed as a whole. */
  faults: Problem[];
};

/** The length of the id of a product: with the values of the other axes, it has to be an id too. */
const LONGEST = 40;

/** Letters and digits that ids do not have. Accents alone do not count. */
const OTHER_LETTERS = /[^\P{L}a-z]|[^\P{N}0-9]/u;

/**
 * The id of a product as an id of Tenspot: `SKU_12/b` is `sku-12-b`. One that is long or has letters of other scripts ends in a part of
 * its hash, so that different products keep different ids. Empty where it has none of a-z and 0-9.
 */
export function productId(id: string): string {
  const plain = id.normalize('NFKD').toLowerCase();
  const short = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  if (short === '' || (short.length <= LONGEST && !OTHER_LETTERS.test(plain))) return short;
  return `${short.slice(0, LONGEST - 9).replace(/-+$/, '')}-${sha256(plain).slice(0, 8)}`;
}

/** The products that a spot uses: those of `feed.ids`, or all. One that is not in the feed has no item. */
export function chosenItems(
  items: readonly FeedItem[],
  ids: readonly string[] | undefined,
): {id: string; named: string; found: FeedItem[]}[] {
  const byId = Map.groupBy(items, (item) => productId(item.id));
  const wanted = ids ?? [...new Set(items.map((item) => item.id))];
  const named = new Map(wanted.map((each) => [productId(each), each]));
  return [...named].map(([id, name]) => ({id, named: name, found: byId.get(id) ?? []}));
}

/** Makes the values of the axis of products. Codes: `feed-id`, `feed-id-twice`, `feed-item-gone`, `feed-value`, `feed-field`, those of `offerProblem`. */
export function feedAxis(items: readonly FeedItem[], file: string, context: FeedContext): FeedAxis {
  const {ids, map} = context.settings;
  const chosen = chosenItems(items, ids);
  const faults = [
    ...(items.length === 0 ? [emptyProblem(file)] : []),
    ...chosen.filter(({id}) => id === '').map(({named, found}) => idProblem(named, found[0], file)),
    ...unknownFields(items, map, file),
  ];
  const used = chosen.filter(({id}) => id !== '');
  const problems = new Map<string, readonly Problem[]>();
  const ends = new Map<string, OfferEnd>();
  const values = used.map(({id, named, found}) => {
    const [item, other] = found;
    const {change, problems: own} = item ? changeOf(item, file, context) : {change: {}, problems: []};
    const all = [
      ...(item ? [] : [goneProblem(named, items, file)]),
      ...(item && other ? [twiceProblem(item, other, file)] : []),
      ...own,
    ];
    if (all.length > 0) problems.set(id, all);
    const end = item && offerEnd(item, context);
    if (end) ends.set(id, end);
    return {...change, id};
  });
  return {values, lines: used.map(({found}) => found[0]?.line), problems, ends, faults};
}

function changeOf(item: FeedItem, file: string, context: FeedContext) {
  const where = {file, line: item.line};
  const change: Record<string, unknown> = {};
  const faults = new Map<string, FeedFault>();
  for (const [target, field] of Object.entries(context.settings.map)) {
    const {value, fault} = feedValue(item, field, context);
    if (fault) faults.set(fault.field, fault);
    else if (value !== undefined) change[target] = value;
  }
  // These decide whether the product may be advertised, although no prop shows them.
  for (const field of ['availability', 'expiration_date'])
    if (item.faults[field]) faults.set(field, item.faults[field]);
  const offer = faults.has('availability') ? undefined : offerProblem(item, where, context);
  const wrong = [...faults.values()].map((fault) => valueProblem(fault, item, where));
  return {change, problems: [...(offer ? [offer] : []), ...wrong]};
}

const valueProblem = ({field, ...rest}: FeedFault, {id}: FeedItem, where: Where): Problem => ({
  code: 'feed-value',
  what: `the ${field} of "${id}" cannot be used`,
  where: {...where, field},
  ...rest,
});

const emptyProblem = (file: string): Problem => ({
  code: 'feed-invalid',
  what: 'the feed has no products',
  where: {file},
  expected: 'at least one product',
  got: 'none',
  fix: 'Export the feed again.',
});

const idProblem = (named: string, item: FeedItem | undefined, file: string): Problem => ({
  code: 'feed-id',
  what: 'a product has no id that can be part of the id of a variant',
  where: {file, line: item?.line, field: 'id'},
  expected: 'an id with at least one letter (a-z) or digit',
  got: named === '' ? 'none' : named,
  fix: 'Give it an id in the shop, or list the products to use as `feed.ids`.',
});

const twiceProblem = ({id}: FeedItem, other: FeedItem, file: string): Problem => ({
  code: 'feed-id-twice',
  what: `the feed has two products with the id "${id}"`,
  where: {file, line: other.line, field: 'id'},
  expected: 'ids that differ in more than case and punctuation',
  got: other.id,
  fix:
    other.id === id
      ? 'Remove one of them from the feed.'
      : 'Give one of them another id in the shop. In a CSV of Shopify, the id is the handle with the values of the options.',
});

function goneProblem(named: string, items: readonly FeedItem[], file: string): Problem {
  const near = nearest(
    named,
    items.map(({id}) => id),
  );
  return {
    code: 'feed-item-gone',
    what: `the feed has no product "${named}"`,
    where: {file, field: 'id'},
    expected: 'a feed that has every product of `feed.ids`',
    got: 'none',
    ...didYouMean(near, 'Remove it from `feed.ids`, or export the feed again.'),
  };
}

function unknownFields(items: readonly FeedItem[], map: Record<string, string>, file: string): Problem[] {
  const known = [...new Set([...COMMON_FIELDS, ...items.flatMap(({own}) => Object.keys(own))])];
  return Object.entries(map)
    .filter(
      ([, field]) =>
        items.length > 0 &&
        !COMMON_FIELDS.includes(field) &&
        items.every(({own}) => ownField(own, field) === undefined),
    )
    .map(([target, field]): Problem => {
      const near = nearest(field, known);
      return {
        code: 'feed-field',
        what: `no product of the feed has a field "${field}"`,
        where: {file, field: `feed.map.${target}`},
        expected: `${COMMON_FIELDS.join(', ')}, or a field of the feed itself`,
        got: field,
        ...didYouMean(near, 'Name one of these fields in `feed.map`.'),
      };
    });
}
