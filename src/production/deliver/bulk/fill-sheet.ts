import Papa from 'papaparse';
import {invalid} from '../../../spot/problem/errors.ts';
import type {BulkAd} from './bulk-exporter.ts';
import {encoded, refuseFormula} from './bulk-sheet.ts';

/** Columns for the parameters of an address alone. */
const PARAMETERS = ['urltags', 'urlparameters', 'trackingparameters'];

/** What a column of any platform's sheet gets, by the words that its header may have. Only letters and digits of a header count. */
const MEANINGS: readonly {
  headers: readonly string[];
  /** `hasParameters`: the sheet has a column for the parameters of the address alone. */
  value: (ad: BulkAd, hasParameters: boolean) => string | null;
}[] = [
  {
    headers: ['adname', 'name', 'promotedpinname', 'creativename'],
    value: ({deliverable}) => deliverable.name,
  },
  {
    headers: ['title', 'headline', 'headline1', 'pintitle'],
    value: ({deliverable}) => deliverable.ad?.headline ?? null,
  },
  {
    headers: ['body', 'primarytext', 'text', 'adtext', 'introductorytext'],
    value: ({deliverable}) => deliverable.ad?.primaryText ?? null,
  },
  {
    headers: ['longheadline', 'longheadline1'],
    value: ({deliverable}) => deliverable.ad?.longHeadline ?? null,
  },
  {
    headers: ['description', 'description1', 'linkdescription', 'pindescription', 'newsfeedlinkdescription'],
    value: ({deliverable}) => deliverable.ad?.description ?? null,
  },
  {
    headers: ['calltoaction', 'calltoaction1', 'cta', 'ctaselection'],
    value: ({deliverable}) => deliverable.callToAction,
  },
  {
    headers: [
      ...['url', 'finalurl', 'landingpageurl', 'websiteurl', 'destinationurl', 'promotedpinurl', 'weburl'],
      'link',
    ],
    // The parameters are in the address, or in a column of their own: never twice, and never lost.
    value: ({deliverable, url}, hasParameters) => (hasParameters ? url : deliverable.destination),
  },
  {headers: ['organicpinurl'], value: ({url}) => url},
  {headers: PARAMETERS, value: ({parameters}) => parameters || null},
  {headers: ['videofilename', 'video', 'videoname', 'mediafilename', 'filename'], value: ({video}) => video},
  {headers: ['thumbnail', 'cover', 'coverfile', 'coverimage', 'videothumbnail'], value: ({cover}) => cover},
  {headers: ['brandname', 'businessname', 'displayname'], value: ({brandName}) => brandName},
];

/** Headers of columns that say whether an ad itself runs. The status of a campaign or of a group of ads does not pause a single ad. */
const STATUS = /^(?:ad|promotedpin|assetgroup)?(?:run)?status$|^(?:ad)?operationstatus$/;

/** Cells that say that an ad does not run. */
const PAUSED = /^(?:paused?|off|disabled?|inactive|stopped)$/i;

/** Rows above which the header is looked for: platforms put notes over it. */
const HEADER_WITHIN = 6;

/** A sheet of an account, filled in. */
type FilledSheet = {
  data: Buffer;
  /** The headers that were filled in, and those that stay empty. */
  filled: string[];
  empty: string[];
  /** Rows that the account had already. */
  rows: number;
};

/**
 * Adds a row for each ad under the rows of a sheet that an account exported or that its platform gave as a template. Its rows, columns,
 * delimiter and encoding stay as they are. Every ad is paused; the status of its campaign stays empty. Errors: `fill-unknown` where fewer than two headers are known,
 * `fill-not-paused` where no column says whether the ad itself runs, `fill-encoding` where the sheet is neither UTF-8 nor UTF-16, `fill-damaged`, `bulk-formula`.
 */
export function fillSheet(sheet: Buffer, file: string, ads: readonly BulkAd[]): FilledSheet {
  const isWide = sheet[0] === 0xff && sheet[1] === 0xfe;
  const text = isWide ? sheet.toString('utf16le') : utf8Of(sheet, file);
  const hasMark = text.startsWith('\ufeff');
  const {data, meta, errors} = Papa.parse<string[]>(hasMark ? text.slice(1) : text, {skipEmptyLines: false});
  const [damage] = errors.filter(({type}) => type === 'Quotes');
  if (damage)
    throw invalid({
      code: 'fill-damaged',
      what: 'this sheet is damaged, and rows that are added would become a part of its last cell',
      where: {file, line: (damage.row ?? 0) + 1},
      expected: 'a quote at the end of each cell that begins with one',
      got: damage.message,
      fix: 'Export the sheet again.',
    });
  const rows = data.at(-1)?.length === 1 && data.at(-1)?.[0] === '' ? data.slice(0, -1) : data;
  const known = (cells: readonly string[]): number =>
    cells.filter((cell) => meaningOf(cell) !== undefined).length;
  const near = rows.slice(0, HEADER_WITHIN);
  const at = near.reduce((best, cells, index) => (known(cells) > known(near[best] ?? []) ? index : best), 0);
  const header = near[at] ?? [];
  if (known(header) < 2)
    throw invalid({
      code: 'fill-unknown',
      what: 'this sheet has no line of column names that Tenspot knows',
      where: {file},
      expected: 'English column names such as Ad Name, Headline, Video File Name',
      got: header.slice(0, 8).join(', ') || 'an empty file',
      fix: 'Export the sheet with the interface in English.',
    });
  if (!header.some((name) => STATUS.test(plain(name))))
    throw invalid({
      code: 'fill-not-paused',
      what: 'this sheet has no column for the status of the ad, and the import could start the ads',
      where: {file},
      expected: 'a column such as Ad Status or Status',
      got: header.join(', '),
      fix: 'Export the sheet with the status column of its ads, or add an empty one.',
    });
  const pausedWord = (column: number): string =>
    rows
      .slice(at + 1)
      .map((cells) => cells[column]?.trim() ?? '')
      .find((cell) => PAUSED.test(cell)) ?? 'PAUSED';
  const hasParameters = header.some((name) => PARAMETERS.includes(plain(name)));
  const added = ads.map((ad) =>
    header.map((name, column) => {
      const cell = STATUS.test(plain(name))
        ? pausedWord(column)
        : (meaningOf(name)?.(ad, hasParameters) ?? '');
      refuseFormula(cell, name, ad);
      return cell;
    }),
  );
  const newline = meta.linebreak === '\n' ? '\n' : '\r\n';
  const body = text.slice(hasMark ? 1 : 0);
  const whole = body.endsWith('\n') ? body : `${body}${newline}`;
  const isFilled = (name: string): boolean => STATUS.test(plain(name)) || meaningOf(name) !== undefined;
  return {
    data: encoded(
      whole +
        Papa.unparse(added, {
          delimiter: meta.delimiter,
          newline,
          quotes: (cell) => /[;\t]/.test(String(cell)),
        }) +
        newline,
      isWide ? 'utf-16le' : hasMark ? 'utf-8-bom' : 'utf-8',
    ),
    filled: header.filter(isFilled),
    empty: header.filter((name) => name !== '' && !isFilled(name)),
    rows: rows.length - at - 1,
  };
}

function utf8Of(sheet: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(sheet);
  } catch {
    throw invalid({
      code: 'fill-encoding',
      what: 'this sheet has text in an encoding that Tenspot does not read',
      where: {file},
      expected: 'UTF-8, or UTF-16 with a byte order mark',
      got: 'other bytes',
      fix: 'Save it as "CSV UTF-8".',
    });
  }
}

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

const meaningOf = (header: string) => MEANINGS.find(({headers}) => headers.includes(plain(header)))?.value;
