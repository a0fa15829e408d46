import {join} from 'node:path';
import {findFile} from '../../../machine/files/find-file.ts';
import {sha256File} from '../../../machine/files/hash.ts';
import {recordsFor} from '../../../spot/documents/rights.ts';
import {
  type RightsDoubt,
  type RightsFacts,
  type RightsUse,
  rightsDoubts,
} from '../../../spot/findings/rights-doubts.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {filesInUse, filesToJudge} from './files-in-use.ts';

/** How the rights of a variant are judged. */
type Judging = Parameters<typeof filesInUse>[3] & {
  /** Whether a sound without a record counts also where a brand and a spot have no records at all. Default: false. */
  soundsNeedRecords?: boolean | undefined;
};

/** A warning of rights, and what it is about: a file, or the title of its record in quotes. */
type RightsWarning = {problem: Problem; subject: string};

/**
 * Warnings for a variant whose files have rights that speak against their use. Files of a brand or a spot without any record are
 * left out: there, nothing is known of rights. A render warns of them, and a delivery is refused; it is also refused for sounds without a
 * record. Codes: `rights-unrecorded` for these, `rights-unchecked` for all others.
 */
export async function rightsWarnings(
  variant: Pick<Variant, 'props'>,
  brand: Brand,
  spot: SpotDocuments,
  use: RightsUse,
  {soundsNeedRecords = false, ...using}: Judging = {},
): Promise<RightsWarning[]> {
  if (brand.rights.length + spot.rights.length === 0 && !soundsNeedRecords) return [];
  const used = await filesInUse(variant, brand, spot, using);
  const {ofBrand, ofSpot} = filesToJudge(used, brand, spot, soundsNeedRecords);
  const {rights = 'rights.yaml'} = brand.file.defaults.tenspot;
  const judge = async (
    files: readonly string[],
    of: Place,
    heard: readonly string[],
  ): Promise<RightsWarning[]> =>
    toWarnings(
      rightsDoubts(files, of.rights, use, await factsOf(files, of)),
      of,
      new Set(soundsNeedRecords ? heard : []),
    );
  return [
    ...(await judge(ofBrand, {...brand, document: join(brand.folder, rights)}, used.heard.ofBrand)),
    ...(await judge(ofSpot, {...spot, document: join(spot.folder, 'rights.yaml')}, used.heard.ofSpot)),
  ];
}

/** A folder with its records, and the document that they are in. */
type Place = Pick<Brand, 'folder' | 'rights' | 'rightsAt' | 'sandboxFolder'> & {document: string};

/** The hashes of the files whose records have hashes, and the proof files that do not exist. */
async function factsOf(
  files: readonly string[],
  {folder, sandboxFolder, rights}: Place,
): Promise<RightsFacts> {
  const hashes = new Map<string, string | null>();
  const missingProofs = new Set<string>();
  for (const file of files) {
    for (const {sha256, proofFile} of recordsFor(rights, file)) {
      if (sha256 !== undefined && !hashes.has(file)) {
        const path = await findFile(file, [folder, sandboxFolder]);
        hashes.set(file, path === undefined ? null : await sha256File(path));
      }
      if (proofFile !== undefined && (await findFile(proofFile, [folder, sandboxFolder])) === undefined)
        missingProofs.add(proofFile);
    }
  }
  return {hashes, missingProofs};
}

const toWarnings = (
  doubts: readonly RightsDoubt[],
  {document, rightsAt}: Place,
  heard: ReadonlySet<string>,
): RightsWarning[] =>
  doubts.map(({file, record, at, field, expected, got}) => {
    const unrecorded = field === 'files' && heard.has(file);
    const subject = record === null ? file : `"${record}"`;
    const problem = {
      code: unrecorded ? 'rights-unrecorded' : 'rights-unchecked',
      what: `uses ${subject}, whose rights are not checked yet and look wrong`,
      where: {
        ...(at === null ? undefined : rightsAt?.(['records', at, ...field.split('.')])),
        file: document,
        field,
      },
      expected,
      got,
      fix: 'Check the licence before you publish, and correct the record.',
    };
    return {problem, subject};
  });
