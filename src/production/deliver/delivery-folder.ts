import {randomUUID} from 'node:crypto';
import {basename, join} from 'node:path';
import {listEntries, makeFolder} from '../../machine/files/folders.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {exists, readJson} from '../../machine/files/read-file.ts';
import {remove} from '../../machine/files/write-file.ts';
import {Delivery} from '../../spot/delivery/delivery.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import type {SpotProject} from '../project/open-spot.ts';

/** The folder in which a delivery of a spot is made. Another spot may deliver into the same parent folder at the same time. */
export const draftName = (spot: string): string => `.${spot}.${randomUUID()}.delivery`;

const DRAFT = /^\.(?<spot>[a-z0-9-]+)\.[0-9a-f-]{36}\.delivery$/;

type Wanted = {to?: string | undefined; dryRun: boolean};

/**
 * The folder of a new delivery, and the folder in which it is made first; removes what a killed run left there. A dry run is made in a
 * folder for temporary files. `refuseTaken` refuses a folder that was made meanwhile. Errors: `delivery-exists`.
 */
export async function deliveryFolder(
  project: SpotProject,
  {round, stamp}: {round: number; stamp: string},
  {to, dryRun}: Wanted,
) {
  const folder =
    to ?? join(project.workspace.out, project.spot.id, 'deliveries', `${project.spot.id}_r${round}_${stamp}`);
  const parent = dryRun ? project.store.scratch : await makeFolder(join(folder, '..'));
  const leftovers = dryRun
    ? []
    : (await listEntries(parent)).filter((name) => DRAFT.exec(name)?.groups?.spot === project.spot.id);
  for (const name of leftovers) await remove(join(parent, name));
  const refuseTaken = async (): Promise<void> => {
    for (const path of [folder, `${folder}.zip`, `${folder}.costs.csv`])
      if (!dryRun && (await exists(path))) throw taken(path);
  };
  await refuseTaken();
  const id = basename(folder);
  if (id.length > LONGEST_ID)
    throw invalid({
      code: 'delivery-name-long',
      what: 'the name of the folder is too long for the log of the review',
      expected: `at most ${LONGEST_ID} characters`,
      got: `${id.length}`,
      fix: 'Name a shorter folder with --to.',
    });
  return {folder, parent, id, refuseTaken};
}

/** Characters of the name of a delivery at most. */
const LONGEST_ID = 200;

const taken = (file: string): TenspotError =>
  invalid({
    code: 'delivery-exists',
    what: 'this path exists already, and Tenspot never changes a delivery',
    where: {file},
    expected: 'a path at which there is nothing',
    got: 'a file or a folder',
    fix: 'Name another folder with --to.',
  });

/** Compares the files of a delivery with its manifest, before it is published. Errors: `delivery-incomplete`. */
export async function refuseIncomplete(folder: string, {deliverables, bulk}: Delivery): Promise<void> {
  const hashed = deliverables.flatMap(({file, sha256, cover}) => [{file, sha256}, cover]);
  const packed = bulk.flatMap((pack) =>
    [pack.sheet, ...pack.videos].map((name) => ({
      file: `${pack.folder}/${name}`,
      sha256: pack.encodes.find(({video}) => video === name)?.sha256 ?? null,
    })),
  );
  const captions = deliverables.flatMap((each) => each.captions);
  for (const {file, sha256} of [...hashed, ...captions, ...packed]) {
    const path = join(folder, file);
    const got = !(await exists(path)) ? 'no such file' : sha256 === null ? null : await sha256File(path);
    if (got === null || got === sha256) continue;
    throw new TenspotError({
      code: 'delivery-incomplete',
      what: 'another program changed the delivery while it was made, and nothing was published',
      where: {file},
      expected: sha256 === null ? 'the file' : `the file with the hash ${sha256}`,
      got,
      fix: 'Run the same command again.',
    });
  }
}

/** Reads the manifest of an earlier delivery of a spot. Errors: `delivery-unknown`, `delivery-other-spot`. */
export async function readDelivery(folder: string, spot: string): Promise<Delivery> {
  const file = join(folder, 'delivery.json');
  const parsed = Delivery.safeParse(await readJson(file));
  const fix = 'Name the folder of an earlier delivery of this spot.';
  if (!parsed.success)
    throw invalid({
      code: 'delivery-unknown',
      what: 'this version of Tenspot cannot read a delivery in this folder',
      where: {file},
      expected: 'the delivery.json of an earlier delivery',
      got: (await exists(file)) ? parsed.error.issues[0]?.message : 'no such file',
      fix,
    });
  if (parsed.data.spot === spot) return parsed.data;
  throw invalid({
    code: 'delivery-other-spot',
    what: 'this is a delivery of another spot',
    where: {file},
    expected: `a delivery of ${spot}`,
    got: parsed.data.spot,
    fix,
  });
}
