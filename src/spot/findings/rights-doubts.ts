import {
  coversMedium,
  licensedHash,
  type RightsMedium,
  type RightsRecord,
  recordsFor,
} from '../documents/rights.ts';
import {isWorldwide, outsideOf} from '../documents/territories.ts';

/** How files are used: what their licences have to permit. */
export type RightsUse = {
  /** The first and the last day, as `2026-11-29`. */
  from: string;
  to: string;
  /** The media in which it is used. Empty: not known, and not looked at. */
  media: readonly RightsMedium[];
  /** The countries in which it is used, as ISO 3166-1 codes. Empty: not known. Then only a licence for the whole world is enough. Null: not looked at. */
  countries: readonly string[] | null;
};

/** A field of a record that speaks against a use. `files`: no record names the file. */
export type RightsField =
  | 'files'
  | 'term.from'
  | 'term.to'
  | 'media'
  | 'territory'
  | 'edits'
  | 'sha256'
  | 'proofFile';

/** What in the rights of a file speaks against its use. `record` is the title of the record that names it; null where none does. */
export type RightsDoubt = {
  file: string;
  record: string | null;
  /** The place of that record in the list; null where there is none. */
  at: number | null;
  field: RightsField;
  expected: string;
  got: string;
};

/** What is known of the files themselves, by their names. */
export type RightsFacts = {
  /** The sha256 of a file; null where it cannot be read. Default: not compared. */
  hashes?: ReadonlyMap<string, string | null> | undefined;
  /** The proof files that do not exist. Default: not looked at. */
  missingProofs?: ReadonlySet<string> | undefined;
};

/**
 * What in the rights of these files speaks against an edited ad: no record, a field of a licence that does not permit the use, or another
 * file than the licensed one. Every record that names a file counts: one that permits the use does not outweigh one that does not. The
 * consent of a person is no licence of the file. Each doubt is told once for each record, with the first file that it is about.
 * `records`: those of the folder that the files are in.
 */
export function rightsDoubts(
  files: readonly string[],
  records: readonly RightsRecord[],
  use: RightsUse,
  facts: RightsFacts = {},
): RightsDoubt[] {
  const told = new Set<RightsRecord>();
  const about = (record: RightsRecord) => ({record: record.title, at: records.indexOf(record)});
  return files.flatMap((file): RightsDoubt[] => {
    const found = recordsFor(records, file);
    const unlicensed = found.every(({kind}) => kind === 'person');
    const untold = found.filter((record) => !told.has(record));
    for (const record of untold) told.add(record);
    return [
      ...(unlicensed
        ? [
            {
              file,
              record: null,
              at: null,
              field: 'files' as const,
              expected: 'a record that names the file',
              got: found.length > 0 ? `only the consent of a person for ${file}` : `none for ${file}`,
            },
          ]
        : []),
      ...found.flatMap((record) =>
        hashDoubts(record, file, facts).map((doubt) => ({...about(record), file, ...doubt})),
      ),
      ...untold.flatMap((record) =>
        doubtsOf(record, use, facts).map((doubt) => ({...about(record), file, ...doubt})),
      ),
    ];
  });
}

type Doubt = Pick<RightsDoubt, 'field' | 'expected' | 'got'>;

function doubtsOf(record: RightsRecord, use: RightsUse, {missingProofs}: RightsFacts): Doubt[] {
  const {term, edits, media, except = [], proofFile} = record;
  const uncovered = use.media.filter((medium) => !coversMedium(record, medium));
  const excluded = except.length > 0 ? `, without ${except.join(', ')}` : '';
  return [
    ...endDoubts(term.to, use),
    ...(term.from > use.from
      ? [
          {
            field: 'term.from' as const,
            expected: `a term that has begun on ${use.from}`,
            got: `begins on ${term.from}`,
          },
        ]
      : []),
    ...(uncovered.length > 0
      ? [
          {
            field: 'media' as const,
            expected: `a licence for ${uncovered.join(', ')}`,
            got: `media: ${media.join(', ')}${excluded}`,
          },
        ]
      : []),
    ...territoryDoubts(record, use),
    ...(edits
      ? []
      : [{field: 'edits' as const, expected: 'a licence that permits edits', got: 'edits: false'}]),
    ...(proofFile !== undefined && missingProofs?.has(proofFile)
      ? [{field: 'proofFile' as const, expected: `the file ${proofFile}`, got: 'no such file'}]
      : []),
  ];
}

function endDoubts(end: string | null, {from, to}: RightsUse): Doubt[] {
  if (end === null || end >= to) return [];
  return [
    {
      field: 'term.to',
      expected: `a term that lasts until ${to}`,
      got: end < from ? `over since ${end}` : `ends on ${end}`,
    },
  ];
}

function territoryDoubts({territory}: RightsRecord, {countries}: RightsUse): Doubt[] {
  if (countries === null || isWorldwide(territory)) return [];
  const outside = outsideOf(territory, countries);
  if (countries.length > 0 && outside.length === 0) return [];
  return [
    {
      field: 'territory',
      expected:
        countries.length > 0
          ? `a licence for ${outside.join(', ')}`
          : 'worldwide, because no market is known',
      got: `territory: ${territory.join(', ')}`,
    },
  ];
}

function hashDoubts(record: RightsRecord, file: string, {hashes}: RightsFacts): Doubt[] {
  const licensed = licensedHash(record, file);
  const actual = hashes?.get(file);
  if (licensed === undefined || hashes === undefined || actual === licensed) return [];
  return [
    {
      field: 'sha256',
      expected: licensed === null ? `the hash of ${file} in the record` : `the licensed file, ${licensed}`,
      got: licensed === null ? 'none' : (actual ?? 'a file that cannot be read'),
    },
  ];
}
