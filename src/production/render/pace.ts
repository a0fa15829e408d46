import {join} from 'node:path';
import {z} from 'zod';
import {readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {batchReuse} from '../../spot/fingerprint/segment-report.ts';
import type {Workspace} from '../project/workspace.ts';
import type {Batch} from './batch.ts';

/** How long the last render of a spot took on this machine, for estimates. */
const Pace = z.strictObject({frames: z.int().min(1), seconds: z.number().positive()});

type Folder = Pick<Workspace, 'home'>;

const paceFile = ({home}: Folder, spot: string, proof: boolean): string =>
  join(home, 'pace', `${spot}${proof ? '.proof' : ''}.json`);

/**
 * Notes how many frames a batch encoded, and in how many seconds. A batch that encoded none says nothing about the pace, and neither does one of another
 * engine: of the seconds of a batch on the farm, this machine works only in some.
 */
export async function notePace(
  {spot, proof, engine, outcomes, drawing}: Batch,
  folder: Folder,
): Promise<void> {
  if (engine !== 'set') return;
  const {encoded: frames} = batchReuse(outcomes.flatMap(({segmentReports = []}) => segmentReports));
  if (frames === 0) return;
  // An estimate is not worth a failed render.
  await writeWhole(paceFile(folder, spot, proof), JSON.stringify({frames, seconds: drawing})).catch(
    () => undefined,
  );
}

/** About how many seconds it takes to make frames of a spot. Null where this machine has not rendered it yet. */
export async function estimateSeconds(
  frames: number,
  spot: string,
  proof: boolean,
  folder: Folder,
): Promise<number | null> {
  if (frames === 0) return 0;
  const pace = Pace.safeParse(await readJson(paceFile(folder, spot, proof))).data;
  return pace ? (frames * pace.seconds) / pace.frames : null;
}
