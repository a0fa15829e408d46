import {parseYaml} from '../../machine/documents/document.ts';
import {appendItem, editText} from '../../machine/documents/edit-yaml.ts';
import {readText} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {Id} from '../../spot/documents/field-types.ts';
import {PRODUCT_AXIS} from '../../spot/feed/feed-settings.ts';
import {rowFor} from '../../spot/preview/edited-row.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import {type VariantRow, VariantsFile} from '../../spot/variant/variants-file.ts';
import type {Catalog} from '../project/catalog.ts';
import {withFeed} from '../project/feed/spot-feed.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import {draftsOf, planVariants} from '../project/variants/plan-variants.ts';

/** A saved row would keep today's price, even after the feed changes. */
const ofFeed = (id: string) =>
  invalid({
    code: 'feed-edit',
    what: 'Studio cannot save an edit of a variant that comes from the product feed: its price would no longer follow the feed',
    expected: 'a row that names the product',
    got: id,
    fix: 'Write the row under `extra` in variants.yaml: its id, `product`, and the props that differ.',
  });

type Edited = {id: string; props: SpotProps; choices: Record<string, string>};

/**
 * Adds edited props to the `extra` rows of `variants.yaml`: the fields that differ from what all variants share. Reads the
 * document again first, and writes nothing unless every variant in it is valid with the new row.
 */
export async function addRow(
  {id, props, choices}: Edited,
  spot: SpotDocuments,
  catalog: Catalog,
): Promise<VariantRow> {
  const template = catalog.templates[props.template];
  if (!Id.safeParse(id).success || !template) {
    throw invalid({
      code: 'variant-id',
      what: 'this is not a valid id for a variant',
      expected: 'a-z, 0-9 and dashes, at most 64',
      got: id || 'nothing',
    });
  }
  if (spot.feed && choices[PRODUCT_AXIS] !== undefined) throw ofFeed(id);
  const {file} = spot.variants;
  const text = await readText(file);
  const row = rowFor(id, props, choices, parseYaml(text, file, VariantsFile).value, template);
  const next = editText(file, text, (before) => appendItem(before, 'extra', row));
  const changed = {...spot, ...(await withFeed(parseYaml(next, file, VariantsFile), spot.folder))};
  await planVariants(changed, await draftsOf(changed), catalog);
  await writeWhole(file, next);
  return row;
}
