import {z} from 'zod';
import {Day, RelativePath, Text} from './field-types.ts';
import {Territory} from './territories.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, {error: 'expected a sha256: 64 digits 0-9 and a-f'});

/** A kind of use that a licence covers. `paid-social`: ads on social and video platforms; `display`: ads on other websites and in apps. */
export const RightsMedium = z.enum([
  'all',
  'organic',
  'paid-social',
  'display',
  'ctv',
  'tv',
  'radio',
  'cinema',
  'film',
  'games',
  'ooh',
  'in-store',
]);
export type RightsMedium = z.infer<typeof RightsMedium>;

/** The licence of files: permitted media, territory, term and edits, and the proof. */
export const RightsRecord = z
  .strictObject({
    files: z.array(RelativePath).min(1).describe('Files in this folder; `*` matches any part of a name.'),
    kind: z
      .enum(['track', 'effect', 'voice', 'font', 'photo', 'clip', 'person'])
      .optional()
      .describe(
        '`person`: the consent of a person in the files, which is not a licence for the files themselves.',
      ),
    title: Text,
    creator: Text,
    owner: Text.optional().describe('Who grants the licence. Default: the creator.'),
    licence: z.strictObject({
      name: Text,
      id: Text.optional().describe('The number of the licence or of the order.'),
      spdx: z.string().optional(),
      url: z.url().optional(),
    }),
    media: z.array(RightsMedium).min(1),
    except: z
      .array(RightsMedium.exclude(['all']))
      .optional()
      .describe('Media that the licence excludes. Default: none.'),
    territory: z.array(Territory).min(1).describe('ISO 3166-1 codes, `EU`, `EEA`, or `worldwide`.'),
    term: z.strictObject({from: Day, to: Day.nullable()}),
    edits: z.boolean(),
    generated: Text.optional().describe('How the file was generated, if it was.'),
    ai: z
      .union([z.literal(false), Text])
      .optional()
      .describe('The model or service that made it; `false` if none did. Default: unknown.'),
    attribution: Text.optional().describe('The credit that the licence asks for.'),
    proof: Text.describe('The order, contract or file that proves the licence.'),
    proofFile: RelativePath.optional().describe('The file in this folder that proves the licence.'),
    sha256: z
      .union([Sha256, z.record(RelativePath, Sha256)])
      .optional()
      .describe('The hash of the licensed file; for several files, a map from each file to its hash.'),
  })
  .refine(({term: {from, to}}) => to === null || to >= from, {
    path: ['term', 'to'],
    error: 'expected a last day that is not before the first',
  })
  .refine(
    ({files, sha256}) => typeof sha256 !== 'string' || (files.length === 1 && !files[0]?.includes('*')),
    {
      path: ['sha256'],
      error: 'expected a map from each file to its hash, because the record names several files',
    },
  );
export type RightsRecord = z.infer<typeof RightsRecord>;

/** What the licence of a purchased track says, whichever file it is in. */
export const TrackRightsFields = z.strictObject({
  creator: RightsRecord.shape.creator,
  licence: RightsRecord.shape.licence,
  media: RightsRecord.shape.media,
  except: RightsRecord.shape.except,
  territory: RightsRecord.shape.territory,
  edits: RightsRecord.shape.edits,
  ai: RightsRecord.shape.ai,
  attribution: RightsRecord.shape.attribution,
});
export type TrackRights = z.infer<typeof TrackRightsFields>;

/** The usual name of the document, in the folder of a brand or a spot. */
export const RIGHTS_FILE = 'rights.yaml';

/** `rights.yaml` */
export const RightsFile = z.strictObject({records: z.array(RightsRecord)});

/** A path as it is compared: without `.` and doubled slashes, in one form of Unicode. */
export const comparablePath = (path: string): string =>
  path
    .normalize()
    .split(/[\\/]+/)
    .filter((part) => part !== '.')
    .join('/');

/** Every record that names a file of their folder, in their order. Names are equal if their characters are, in any form of Unicode. */
export const recordsFor = (records: readonly RightsRecord[], file: string): RightsRecord[] =>
  records.filter(({files}) =>
    files.some((pattern) => matches(comparablePath(pattern), comparablePath(file))),
  );

/**
 * The record by which a file is named: the first that says how it was generated, or else the first, and the consent of a person last. Null
 * if no record names the file.
 */
export function rightsFor(records: readonly RightsRecord[], file: string): RightsRecord | null {
  const found = recordsFor(records, file);
  return found.find(isGenerated) ?? found.find(({kind}) => kind !== 'person') ?? found[0] ?? null;
}

/** Whether a record says that a model made the files. Where it does not say what made them, a description of how counts. */
export const isGenerated = ({ai, generated}: Pick<RightsRecord, 'ai' | 'generated'>): boolean =>
  ai === undefined ? generated !== undefined : ai !== false;

/** The hash that a file has to have by its record; null where the record has hashes, but not of this file; undefined where it has none. */
export function licensedHash(
  {sha256}: Pick<RightsRecord, 'sha256'>,
  file: string,
): string | null | undefined {
  if (sha256 === undefined || typeof sha256 === 'string') return sha256;
  const own = Object.entries(sha256).find(([name]) => comparablePath(name) === comparablePath(file));
  return own?.[1] ?? null;
}

/** Whether a licence covers a medium. */
export const coversMedium = (
  {media, except = []}: Pick<RightsRecord, 'media' | 'except'>,
  medium: RightsMedium,
): boolean =>
  (media.includes('all') || media.includes(medium)) && !except.some((excluded) => excluded === medium);

const matches = (pattern: string, file: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  ).test(file);
