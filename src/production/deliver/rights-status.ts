import {join} from 'node:path';
import {readDocument, readFrontMatter} from '../../machine/documents/document.ts';
import {listFolders} from '../../machine/files/folders.ts';
import {exists, readJson} from '../../machine/files/read-file.ts';
import {Delivery} from '../../spot/delivery/delivery.ts';
import type {LicensedFile} from '../../spot/delivery/licensed-file.ts';
import {type RightsLapse, rightsLapses, supersededBy} from '../../spot/delivery/rights-lapses.ts';
import {Brief} from '../../spot/documents/brief.ts';
import {RightsFile, type RightsRecord} from '../../spot/documents/rights.ts';
import {findPlacement, PLACEMENT_NAMES} from '../../spot/placement/placements.ts';
import {readBrandFile} from '../project/brand-document.ts';
import {listIds, type Workspace} from '../project/workspace.ts';
import {deliveryFolders} from './delivered-elsewhere.ts';

/** The rights of all deliveries of a workspace on a day. */
export type RightsStatus = {
  /** The day, as `2027-03-01`. */
  on: string;
  /**
   * The rights that delivered variants do not have on that day. `folder`: that of the delivery. `document`: the file with the records; null
   * where their folder does not exist any more, so that the records of the day of the delivery were judged.
   */
  lapses: (RightsLapse & {folder: string; document: string | null})[];
  /** Deliveries of which Tenspot does not know the files with rights, and why. `folder`: where a note cannot be read, the note. */
  unknown: {spot: string; folder: string; why: UnknownBecause}[];
};

type UnknownBecause =
  | 'made by another version'
  | 'no delivery.json'
  | 'the delivery.json cannot be read'
  | 'the note of where it is cannot be read';

type Found = {folder: string; delivery: Delivery};

/**
 * Judges the files with rights of every delivery by the records as they are now; also of spots that were renamed or removed, whose ads
 * may still run. Errors: those of the documents.
 */
export async function rightsStatusOf(workspace: Workspace, on: string): Promise<RightsStatus> {
  const status: RightsStatus = {on, lapses: [], unknown: []};
  const records = openRecords(workspace);
  const spots = join(workspace.compositions, 'spots');
  for (const spot of [
    ...new Set([...(await listIds(spots)), ...(await listFolders(workspace.out))]),
  ].sort()) {
    const {folders, unread} = await deliveryFolders(workspace, spot);
    for (const note of unread)
      status.unknown.push({spot, folder: note, why: 'the note of where it is cannot be read'});
    const found: Found[] = [];
    for (const folder of folders) {
      const file = join(folder, 'delivery.json');
      const read = await readJson(file);
      const parsed = Delivery.safeParse(read);
      if (parsed.data?.rights) found.push({folder, delivery: parsed.data});
      else status.unknown.push({spot, folder, why: await whyUnknown(file, read)});
    }
    const countries = (await exists(join(spots, spot)))
      ? ((await briefOf(workspace, spot))?.markets ?? [])
      : null;
    const superseded = supersededBy(found.map(({delivery}) => delivery));
    for (const {folder, delivery} of found) {
      const known = new Map<LicensedFile, Records>();
      for (const file of delivery.rights ?? []) known.set(file, await records(file));
      const lapses = rightsLapses(delivery, {
        day: on,
        countries,
        recordsOf: (file) => known.get(file)?.records ?? null,
        mediaOf: (placement) => (PLACEMENT_NAMES.includes(placement) ? findPlacement(placement).media : []),
        superseded,
      });
      for (const lapse of lapses) {
        const file = [...known].find(
          ([each]) => each.file === lapse.licensed && each.owner === lapse.owner && each.of === lapse.of,
        );
        status.lapses.push({...lapse, folder, document: file?.[1].document ?? null});
      }
    }
  }
  return status;
}

async function whyUnknown(file: string, read: unknown): Promise<UnknownBecause> {
  if (read !== undefined) return 'made by another version';
  return (await exists(file)) ? 'the delivery.json cannot be read' : 'no delivery.json';
}

const briefOf = async ({compositions}: Workspace, spot: string): Promise<Brief | null> => {
  const file = join(compositions, 'spots', spot, 'brief.md');
  return (await exists(file)) ? (await readFrontMatter(file, Brief)).value : null;
};

/** The records of a folder, and their document; null where the folder does not exist any more. */
type Records = {records: readonly RightsRecord[]; document: string} | {records: null; document: null};

/** Reads the records of brands and spots, each once. */
function openRecords({brands, compositions}: Workspace): (file: LicensedFile) => Promise<Records> {
  const read = new Map<string, Promise<Records>>();
  const recordsIn = async ({of, owner}: LicensedFile): Promise<Records> => {
    const folder = of === 'brand' ? join(brands, owner) : join(compositions, 'spots', owner);
    if (!(await exists(folder))) return {records: null, document: null};
    const named =
      of === 'brand' ? (await readBrandFile(folder)).value.defaults.tenspot.rights : 'rights.yaml';
    const document = join(folder, named ?? 'rights.yaml');
    if (named === undefined || !(await exists(document))) return {records: [], document};
    return {records: (await readDocument(document, RightsFile)).value.records, document};
  };
  return (file) => {
    const key = JSON.stringify([file.of, file.owner]);
    const known = read.get(key) ?? recordsIn(file);
    read.set(key, known);
    return known;
  };
}
