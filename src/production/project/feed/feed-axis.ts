import type {Problem, Where} from '../../../spot/problem/errors.ts';
import {nearest} from '../../../spot/problem/nearest-name.ts';
import type {FeedItem} from './feed-item.ts';
import type {FeedFault} from './feed-price.ts';
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
  /** Problems of the feed as a whole. */
  faults: Problem[];
};

/** The id of a product as an id of Tenspot: `SKU_12/b` is `sku-12-b`. Empty where it has no letters or digits. */
export const productId = (id: string): string =>
  id
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

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
  const values = used.map(({id, named, found}) => {
    const [item, other] = found;
    const {change, problems: own} = item ? changeOf(item, file, context) : {change: {}, problems: []};
    const all = [
      ...(item ? [] : [goneProblem(named, items, file)]),
      ...(item && other ? [twiceProblem(item, other, file)] : []),
      ...own,
    ];
    if (all.length > 0) problems.set(id, all);
    return {...change, id};
  });
  return {values, lines: used.map(({found}) => found[0]?.line), problems, faults};
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
  const offer = offerProblem(item, where, context.now);
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
  fix: 'Remove one of them from the feed.',
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
    fix: near ? `Did you mean "${near}"?` : 'Remove it from `feed.ids`, or export the feed again.',
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
        fix: near ? `Did you mean "${near}"?` : 'Name one of these fields in `feed.map`.',
      };
    });
}
