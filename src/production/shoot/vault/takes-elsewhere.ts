import {join} from 'node:path';
import {z} from 'zod';
import {readDocument} from '../../../machine/documents/document.ts';
import {listEntries} from '../../../machine/files/folders.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {EditFile} from '../../../spot/documents/edit.ts';
import {isForModels, ShotsFile} from '../../../spot/documents/shots.ts';
import {STATES} from '../../../spot/ledger/states.ts';
import {listIds, type Workspace} from '../../project/workspace.ts';
import {editFile, readRecord} from '../../takes/takes-record.ts';
import type {Reader} from '../ledger/ledger.ts';
import {purchasesIn} from './purchased-files.ts';

/** A take that a document of a workspace says was bought. */
export type RecordedTake = {
  spot: string;
  shot: string;
  /** Its format; null where a pick names none. */
  format: string | null;
  number: number | null;
  /** sha256 of its clip; null where only a pick names it. */
  clip: string | null;
  /** The id of the provider that made it; null where only a pick names it. */
  provider: string | null;
  /** What the identity of a workspace knows it by, once a person said that it was bought elsewhere. */
  key: string;
  /** Its name for people. */
  label: string;
};

/**
 * The takes that the documents of a workspace say were bought: verdicts and pruned takes in `takes.yaml`, and numbers of takes in
 * `edit.yaml` of shots without either. Nothing is bought for a shot with a supplied clip, so a pick of one is none. A document that
 * cannot be read counts as naming none: its spot cannot be shot either.
 */
export async function recordedTakes(workspace: Pick<Workspace, 'records'>): Promise<RecordedTake[]> {
  const spots = await listIds(workspace.records);
  return (await Promise.all(spots.map((spot) => takesOfSpot(workspace, spot)))).flat();
}

async function takesOfSpot(workspace: Pick<Workspace, 'records'>, spot: string): Promise<RecordedTake[]> {
  const record = await readRecord(workspace, spot).catch(() => undefined);
  const edit = await readIfThere(editFile(workspace, spot), EditFile);
  const shots = await readIfThere(join(workspace.records, spot, 'shots.yaml'), ShotsFile);
  const supplied = new Set(
    (shots?.shots ?? []).filter((shot) => shot.mustShoot || !isForModels(shot)).map(({id}) => id),
  );
  const pruned = (record?.pruned ?? []).map((each) => ({...each, provider: null}));
  const judged = [...(record?.verdicts ?? []), ...pruned].map(
    ({shot, format, take, clip, provider}): RecordedTake => ({
      spot,
      shot,
      format,
      number: take,
      clip,
      provider,
      key: clip,
      label: `${spot}/${shot}@${format} take ${take}`,
    }),
  );
  const named = new Set(judged.map(({shot}) => shot));
  const picked = Object.entries(edit?.picks ?? {}).filter(([shot]) => !named.has(shot));
  return [
    ...judged,
    ...picked.flatMap(([shot, {take, takes}]) => [
      ...(take === undefined ? [] : [pickedTake(spot, shot, null, take)]),
      ...Object.entries(takes ?? {}).map(([format, number]) => pickedTake(spot, shot, format, number)),
    ]),
  ].filter(({shot}) => !supplied.has(shot));
}

function pickedTake(spot: string, shot: string, format: string | null, number: number): RecordedTake {
  const label = `${spot}/${shot}${format === null ? '' : `@${format}`} take ${number}`;
  return {spot, shot, format, number, clip: null, provider: null, key: label, label};
}

const readIfThere = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> =>
  (await exists(file))
    ? await readDocument(file, schema).then(
        ({value}) => value,
        () => undefined,
      )
    : undefined;

const Numbered = z.looseObject({take: z.number()});

/** The recorded takes that are neither in the ledger nor among the files and records of the vault: they were bought in another workspace. */
export async function takesElsewhere(
  recorded: readonly RecordedTake[],
  vault: string,
  ledger: Pick<Reader, 'inStates'>,
): Promise<RecordedTake[]> {
  if (recorded.length === 0) return [];
  const jobs = ledger.inStates(STATES);
  const files = await listEntries(purchasesIn(vault)).catch(() => []);
  const clips = new Set(
    [...files, ...jobs.flatMap(({asset}) => asset?.file ?? [])].map((name) => name.split('.')[0]),
  );
  const numbers = new Set(
    jobs.map(({plan}) => `${plan.subject.id} ${Numbered.safeParse(plan.request).data?.take}`),
  );
  return recorded.filter(({shot, number, clip}) =>
    clip === null ? !numbers.has(`${shot} ${number}`) : !clips.has(clip),
  );
}
