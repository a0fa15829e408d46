import {type RightsRecord, recordsFor} from '../documents/rights.ts';

/** What in the rights of a file speaks against its use. `record` is the title of the record that names it; null where none does. */
export type RightsDoubt = {file: string; record: string | null; expected: string; got: string};

/**
 * What in the rights of these files speaks against an edited ad on a day (`2026-11-29`): no record, a term that has not begun or is over, or
 * a licence without edits. Every record that names a file counts: one that permits the use does not outweigh one that does not. Territory
 * is not looked at. Each record is told once, with its first file. `records`: those of the folder that the files are in.
 */
export function rightsDoubts(
  files: readonly string[],
  records: readonly RightsRecord[],
  day: string,
  /** The medium that the licence has to cover. Default: not looked at. */
  medium?: RightsRecord['media'][number],
): RightsDoubt[] {
  const told = new Set<RightsRecord>();
  return files.flatMap((file): RightsDoubt[] => {
    const found = recordsFor(records, file);
    if (found.length === 0)
      return [{file, record: null, expected: 'a record that names the file', got: `none for ${file}`}];
    const untold = found.filter((record) => !told.has(record));
    for (const record of untold) told.add(record);
    return untold.flatMap((record) =>
      doubtsOf(record, day, medium).map((doubt) => ({file, record: record.title, ...doubt})),
    );
  });
}

const doubtsOf = (
  {term, edits, media}: RightsRecord,
  day: string,
  medium: RightsRecord['media'][number] | undefined,
): Pick<RightsDoubt, 'expected' | 'got'>[] => [
  ...(term.to !== null && term.to < day
    ? [{expected: 'a term that lasts', got: `over since ${term.to}`}]
    : []),
  ...(term.from > day ? [{expected: 'a term that has begun', got: `begins on ${term.from}`}] : []),
  ...(medium === undefined || media.includes('all') || media.includes(medium)
    ? []
    : [{expected: `a licence for ${medium}`, got: `media: ${media.join(', ')}`}]),
  ...(edits ? [] : [{expected: 'a licence that permits edits', got: 'edits: false'}]),
];
