import {join} from 'node:path';
import {readDocument, readFrontMatter} from '../../machine/documents/document.ts';
import {listEntries} from '../../machine/files/folders.ts';
import {exists, readJson} from '../../machine/files/read-file.ts';
import {Delivery} from '../../spot/delivery/delivery.ts';
import type {LicensedFile} from '../../spot/delivery/licensed-file.ts';
import {type RightsLapse, rightsLapses, supersededBy} from '../../spot/delivery/rights-lapses.ts';
import {Brief} from '../../spot/documents/brief.ts';
import {RightsFile, type RightsRecord} from '../../spot/documents/rights.ts';
import {findPlacement, PLACEMENT_NAMES} from '../../spot/placement/placements.ts';
import {readBrandFile} from '../project/brand-document.ts';
import {listIds, type Workspace} from '../project/workspace.ts';
import {DeliveredElsewhere, isElsewhere} from './delivered-elsewhere.ts';

/** The rights of all deliveries of a workspace on a day. */
export type RightsStatus = {
  /** The day, as `2027-03-01`. */
  on: string;
  /** The rights that delivered variants do not have on that day. `folder`: that of the delivery. `document`: the file with the records. */
  lapses: (RightsLapse & {folder: string; document: string})[];
  /** Deliveries of which Tenspot does not know the files with rights, and why. */
  unknown: {spot: string; folder: string; why: 'made by another version' | 'no delivery.json'}[];
};

type Found = {folder: string; delivery: Delivery};

/** Judges the files with rights of every delivery by the records as they are now. Errors: those of the documents. */
export async function rightsStatusOf(workspace: Workspace, on: string): Promise<RightsStatus> {
  const status: RightsStatus = {on, lapses: [], unknown: []};
  const records = openRecords(workspace);
  for (const spot of await listIds(join(workspace.compositions, 'spots'))) {
    const found: Found[] = [];
    for (const folder of await foldersOf(workspace, spot)) {
      const read = await readJson(join(folder, 'delivery.json'));
      const parsed = Delivery.safeParse(read);
      if (parsed.data?.rights) found.push({folder, delivery: parsed.data});
      else
        status.unknown.push({
          spot,
          folder,
          why: read === undefined ? 'no delivery.json' : 'made by another version',
        });
    }
    const markets = (await briefOf(workspace, spot))?.markets ?? [];
    const superseded = supersededBy(found.map(({delivery}) => delivery));
    for (const {folder, delivery} of found) {
      const known = new Map<LicensedFile, Records>();
      for (const file of delivery.rights ?? []) known.set(file, await records(file));
      const lapses = rightsLapses(delivery, {
        day: on,
        countries: markets.length > 0 ? markets : null,
        recordsOf: (file) => known.get(file)?.records ?? null,
        mediaOf: (placement) => (PLACEMENT_NAMES.includes(placement) ? findPlacement(placement).media : []),
        superseded,
      });
      for (const lapse of lapses) {
        const file = [...known].find(
          ([each]) => each.file === lapse.licensed && each.owner === lapse.owner && each.of === lapse.of,
        );
        status.lapses.push({...lapse, folder, document: file?.[1].document ?? ''});
      }
    }
  }
  return status;
}

/** The folders of the deliveries of a spot: those of its own folder, and those that `deliver --to` wrote. */
async function foldersOf({out}: Workspace, spot: string): Promise<string[]> {
  const own = join(out, spot, 'deliveries');
  if (!(await exists(own))) return [];
  const folders: string[] = [];
  for (const name of await listEntries(own)) {
    if (isElsewhere(name)) {
      const note = DeliveredElsewhere.safeParse(await readJson(join(own, name)));
      if (note.success) folders.push(note.data.folder);
    } else if (await exists(join(own, name, 'delivery.json'))) folders.push(join(own, name));
  }
  return folders;
}

const briefOf = async ({compositions}: Workspace, spot: string): Promise<Brief | null> => {
  const file = join(compositions, 'spots', spot, 'brief.md');
  return (await exists(file)) ? (await readFrontMatter(file, Brief)).value : null;
};

/** The records of a folder; null where the folder does not exist any more. */
type Records = {records: readonly RightsRecord[] | null; document: string};

/** Reads the records of brands and spots, each once. */
function openRecords({brands, compositions}: Workspace): (file: LicensedFile) => Promise<Records> {
  const read = new Map<string, Promise<Records>>();
  const recordsIn = async ({of, owner}: LicensedFile): Promise<Records> => {
    const folder = of === 'brand' ? join(brands, owner) : join(compositions, 'spots', owner);
    if (!(await exists(folder))) return {records: null, document: join(folder, 'rights.yaml')};
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
