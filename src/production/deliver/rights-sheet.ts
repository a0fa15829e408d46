import {csvSheet} from '../../spot/delivery/csv-sheet.ts';
import {EXPIRY_DAYS, type LicensedFile} from '../../spot/delivery/licensed-file.ts';
import {licensedHash, type RightsRecord} from '../../spot/documents/rights.ts';
import {dayAfter} from '../project/days-at.ts';

const COLUMNS = [
  ...['file', 'title', 'creator', 'licence', 'media', 'territory', 'from', 'to', 'edits', 'generated'],
  ...['proof', 'variants', 'note', 'kind', 'owner', 'licence id', 'except', 'ai', 'attribution'],
  ...['proof file', 'sha256'],
];

/** `rights.csv`: every file with rights in the delivered variants, a row for each of its licences, and the variants that a lapse takes down. */
export const rightsSheet = (files: readonly LicensedFile[], days: readonly string[]): string =>
  csvSheet(
    COLUMNS,
    files.flatMap(({file, records, variants}) =>
      (records.length > 0 ? records : [null]).map((record) => [
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
        variants.join(' '),
        noteOn(record, days),
        record?.kind ?? null,
        record ? (record.owner ?? record.creator) : null,
        record?.licence.id ?? null,
        record?.except?.join(' ') ?? null,
        record?.ai === false ? 'no' : (record?.ai ?? null),
        record?.attribution ?? null,
        record?.proofFile ?? null,
        (record && licensedHash(record, file)) ?? null,
      ]),
    ),
  );

/** What a person has to know about the term of a licence. */
function noteOn(record: RightsRecord | null, days: readonly string[]): string {
  if (record === null) return 'no record';
  const {from, to} = record.term;
  const [first = '', last = first] = days;
  if (to !== null && to < last) return 'is over';
  if (from > first) return 'has not begun';
  return to !== null && to <= dayAfter(last, EXPIRY_DAYS) ? `ends within ${EXPIRY_DAYS} days` : '';
}
