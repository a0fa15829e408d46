import {z} from 'zod';
import {Id, RelativePath} from '../documents/field-types.ts';
import {FeedSettings, PRODUCT_AXIS} from '../feed/feed-settings.ts';
import type {LocalizedTexts} from '../language/localized-texts.ts';
import type {Where} from '../problem/errors.ts';

/** An axis value or a row: `id`, and changes to props by dot path (`copy.hook`, `shots.hook.file`). */
const Change = z.record(z.string(), z.unknown());

const AxisValue = Change.refine((value) => Id.safeParse(value.id).success, {
  error: 'expected an id for this value: a-z, 0-9 and dashes',
});

/** The default pattern of variant names. */
export const NAME_PATTERN = '{brand}_{spot}_{id}_{format}_{seconds}s_v{n}';

/** `variants.yaml`: the props that all variants share, and the axes, rows or CSV that distinguish them. */
export const VariantsFile = z
  .strictObject({
    template: Id,
    brand: Id,
    /** The `{n}` of names. Raise it when the same variants are delivered again. */
    version: z.int().min(1).default(1),
    /** Props that every variant starts from. */
    props: z.record(z.string(), z.unknown()).default({}),
    /** The ad that every variant starts from: what goes out beside the picture. Axes, rows and columns change it as `ad.headline`. */
    ad: z.record(z.string(), z.unknown()).default({}),
    axes: z.record(Id, z.array(AxisValue).min(1)).default({}),
    /** One variant a row, in place of all combinations of the axes. Keys are axis names and dot paths. */
    rows: z.array(Change).min(1).optional(),
    /** A CSV in the folder of this file, with one variant a row. */
    csv: RelativePath.optional(),
    /** A product feed in the folder of this file. It gives the axis `product`, with a value for each product. */
    feed: FeedSettings.optional(),
    /** Additional variants, as rows with ids. `studio --write` stores its variants here. Default: none. */
    extra: z.array(Change).default([]),
    name: z.string().default(NAME_PATTERN),
  })
  .refine((file) => !(file.rows && file.csv), {error: 'expected rows or a csv, not both', path: ['csv']})
  .refine((file) => !(file.feed && Object.hasOwn(file.axes, PRODUCT_AXIS)), {
    error: 'expected another name: the feed gives the axis product',
    path: ['axes', PRODUCT_AXIS],
  });
export type VariantsFile = z.infer<typeof VariantsFile>;

/** A row of a document or CSV, by column. */
export type VariantRow = Record<string, unknown>;

/** One variant before its props are checked. */
export type Draft = {
  id: string;
  /** The id of the value of each axis, which `--only hook=ice` selects by. */
  choices: Record<string, string>;
  props: Record<string, unknown>;
  /** The ad before it is checked. Left out where no ad is written. */
  ad?: Record<string, unknown> | undefined;
  /** Where it is written: a path in the document, or a row of the CSV (from 1). */
  origin: {path: (string | number)[]; row?: number; where?: Where | undefined};
  /** What its row sets beside its axes, by dot path. Left out where that is nothing. */
  beside?: VariantRow | undefined;
  /** What was done for its language. Left out where nothing was. */
  localized?: LocalizedTexts | undefined;
};

/** Returns a copy with the value at the dot path `a.b.c` set. Numbers are indices of lists. */
export function setPath(target: unknown, path: string, value: unknown): unknown {
  const [head = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? () => value : (at: unknown) => setPath(at, rest.join('.'), value);
  if (/^\d{1,3}$/.test(head) && (Array.isArray(target) || target === undefined)) {
    const copy: unknown[] = [...(target ?? [])];
    copy[Number(head)] = inner(copy[Number(head)]);
    return copy;
  }
  const holder: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? {...target} : {};
  holder[head] = inner(Object.hasOwn(holder, head) ? holder[head] : undefined);
  return holder;
}

/** Applies the changes of an axis value or row to props. Changes of the ad are left out. */
export const applyChange = (props: Record<string, unknown>, change: VariantRow): Record<string, unknown> =>
  applied(props, change, (path) => path !== 'id' && !isOfAd(path));

/** Applies the changes of an axis value or row to the ad. */
const applyToAd = (ad: Record<string, unknown>, change: VariantRow): Record<string, unknown> =>
  applied({ad}, change, isOfAd).ad as Record<string, unknown>;

const applied = (
  start: Record<string, unknown>,
  change: VariantRow,
  counts: (path: string) => boolean,
): Record<string, unknown> =>
  Object.entries(change)
    .filter(([path]) => counts(path))
    .reduce((at, [path, value]) => setPath(at, path, value) as Record<string, unknown>, start);

/** True for the ad and its fields: `ad.headline`. */
const isOfAd = (path: string): boolean => path === 'ad' || path.startsWith('ad.');

/**
 * All drafts in order: the combinations of the axes, or the rows, then the extra rows. The id of a draft is made of the ids
 * of its axis values, or is the row's own `id`. It does not depend on positions, so adding rows changes no other id.
 */
export function draftVariants(
  file: VariantsFile,
  rows: readonly VariantRow[] | undefined,
  rowAt?: (index: number) => Where,
): Draft[] {
  const base = {...file.props, template: file.template, brand: file.brand};
  const drafts = rows
    ? rows.map((row, index) =>
        fromRow(file, base, row, {
          path: file.csv ? ['csv'] : ['rows', index],
          row: index + 1,
          where: rowAt?.(index),
        }),
      )
    : crossProduct(file.axes).map((choice) => fromChoice(file, base, choice, {path: ['axes']}));
  return [...drafts, ...file.extra.map((row, index) => fromRow(file, base, row, {path: ['extra', index]}))];
}

/** A row's columns are names of axes, or dot paths of changes. */
function fromRow(
  file: VariantsFile,
  base: Record<string, unknown>,
  row: VariantRow,
  origin: Draft['origin'],
): Draft {
  const choice = Object.keys(file.axes)
    .filter((axis) => row[axis] !== undefined)
    .map((axis) => [axis, String(row[axis])] as const);
  const free = Object.fromEntries(Object.entries(row).filter(([key]) => !Object.hasOwn(file.axes, key)));
  const draft = fromChoice(file, base, choice, origin);
  const id = row.id === undefined ? (choice.length > 0 ? draft.id : '') : String(row.id);
  const {id: _, ...beside} = free;
  return {
    ...{...draft, id, props: applyChange(draft.props, free), ad: applyToAd(draft.ad ?? {}, free)},
    ...(Object.keys(beside).length > 0 ? {beside} : {}),
  };
}

type Choice = readonly (readonly [axis: string, value: string])[];

function fromChoice(
  file: VariantsFile,
  base: Record<string, unknown>,
  choice: Choice,
  origin: Draft['origin'],
): Draft {
  const values = choice.flatMap<VariantRow>(
    ([axis, id]) => file.axes[axis]?.find((value) => value.id === id) ?? [],
  );
  return {
    id: choice.map(([, id]) => id).join('-') || 'main',
    choices: Object.fromEntries(choice),
    props: values.reduce<Record<string, unknown>>(applyChange, base),
    ad: values.reduce<Record<string, unknown>>(applyToAd, file.ad),
    origin,
  };
}

function crossProduct(axes: VariantsFile['axes']): Choice[] {
  return Object.entries(axes).reduce<Choice[]>(
    (choices, [axis, values]) =>
      choices.flatMap((choice) => values.map((value) => [...choice, [axis, String(value.id)] as const])),
    [[]],
  );
}
