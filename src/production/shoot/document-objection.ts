import {join} from 'node:path';
import {readDocument} from '../../machine/documents/document.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {type Shot, ShotsFile} from '../../spot/documents/shots.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {problemsOf, sentence} from '../../spot/problem/errors.ts';
import type {Workspace} from '../project/workspace.ts';
import {requestOf} from './buy/read-job.ts';
import {filmedPictures, releasedPictures} from './route/released-pictures.ts';
import type {Want} from './route/want.ts';

/**
 * Why a job for a shot is not sent, by the documents and the pictures as they are now: a person may have changed them since the plan. A
 * document that cannot be read at the moment is a reason too. Undefined where nothing stands against it.
 */
export async function documentObjection(
  job: Job,
  wants: readonly Want[],
  {compositions}: Pick<Workspace, 'compositions'>,
): Promise<string | undefined> {
  const {spot, type, id, format} = job.plan.subject;
  if (type !== 'shot') return undefined;
  const file = join(compositions, 'spots', spot, 'shots.yaml');
  let shots: readonly Shot[];
  try {
    shots = (await readDocument(file, ShotsFile)).value.shots;
  } catch (error) {
    const [problem] = problemsOf(error);
    return `shots.yaml cannot be read at the moment: ${problem ? sentence(problem) : file}`;
  }
  const shot = shots.find((each) => each.id === id);
  if (!shot) return `the shot "${id}" is not in shots.yaml any more`;
  if (shot.mustShoot) return `the shot "${id}" is now marked mustShoot: it is never sent to a model`;
  const want = wants.find((each) => each.shot.id === id && each.format === format);
  return want && pictureObjection(job, shot, shots, want);
}

async function pictureObjection(
  job: Job,
  shot: Shot,
  shots: readonly Shot[],
  {files, folders}: Want,
): Promise<string | undefined> {
  const sent = new Set(Object.values(requestOf(job).inputs));
  for (const sha256 of sent) {
    const path = files[sha256];
    if (path === undefined || (await sha256File(path).catch(() => undefined)) === sha256) continue;
    return `the picture ${path} was changed or removed since the shot was planned`;
  }
  const filmed = await filmedPictures(shots, folders);
  const released = await releasedPictures(shot, folders);
  const bare = [...sent].find((sha256) => filmed.has(sha256) && !released.has(sha256));
  return bare === undefined
    ? undefined
    : `it would send a picture of "${filmed.get(bare)}", which is marked mustShoot, without a release`;
}
