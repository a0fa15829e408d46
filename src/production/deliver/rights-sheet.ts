import {csvSheet} from '../../spot/delivery/csv-sheet.ts';
import {type RightsRecord, recordsFor} from '../../spot/documents/rights.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {filesOf} from './files-of-pair.ts';

/** Days before the end of a licence at which the sheet warns. */
const WARNING_DAYS = 14;

/** `rights.csv`: every file with rights in the delivered variants, a row for each of its licences, and the variants that a lapse takes down. */
export async function rightsSheet(pairs: readonly Pair[], {project, days}: DeliverContext): Promise<string> {
  type Row = {file: string; records: readonly RightsRecord[]; variants: Set<string>};
  const rows = new Map<string, Row>();
  for (const pair of pairs) {
    const {variant} = pair;
    const brand = project.catalog.brands[variant.props.brand];
    if (!brand) continue;
    const {ofBrand, shownOfSpot, shownOfBrand} = await filesOf(pair, {project});
    const add = (owner: string, file: string, records: readonly RightsRecord[]): void => {
      const key = JSON.stringify([owner, file, brand.id]);
      const row = rows.get(key) ?? {file, records: recordsFor(records, file), variants: new Set()};
      row.variants.add(variant.id);
      rows.set(key, row);
    };
    // Paths are relative to the folder of a brand: equal paths of two brands are two files.
    for (const file of [...ofBrand, ...shownOfBrand]) add('brand', file, brand.rights);
    for (const file of shownOfSpot) add('spot', file, project.spot.rights);
  }
  return csvSheet(
    [
      ...['file', 'title', 'creator', 'licence', 'media', 'territory', 'from', 'to', 'edits', 'generated'],
      ...['proof', 'variants', 'note'],
    ],
    [...rows.values()]
      .flatMap(({records, ...row}) =>
        (records.length > 0 ? records : [null]).map((record) => ({...row, record})),
      )
      .map(({file, record, variants}) => [
        file,
        record?.title ?? null,
        record?.creator ?? null,
        record?.licence.name ?? null,
        record?.media.join(' ') ?? null,
        record?.territory.join(' ') ?? null,
        record?.term.from ?? null,
        record ? (record.term.to ?? 'never') : null,
        record ? record.edits : null,
        record?.generated ?? null,
        record?.proof ?? null,
        [...variants].join(' '),
        noteOn(record, days),
      ]),
  );
}

/** What a person has to know about the term of a licence. */
function noteOn(record: RightsRecord | null, days: readonly string[]): string {
  if (record === null) return 'no record';
  const {from, to} = record.term;
  const [first = '', last = first] = days;
  if (to !== null && to < last) return 'is over';
  if (from > first) return 'has not begun';
  const soon = new Date(Date.parse(last) + WARNING_DAYS * 86_400_000).toISOString().slice(0, 10);
  return to !== null && to <= soon ? `ends within ${WARNING_DAYS} days` : '';
}
