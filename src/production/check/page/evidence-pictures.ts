import {basename, join} from 'node:path';
import {z} from 'zod';
import {listEntries, makeFolder} from '../../../machine/files/folders.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import {isFile} from '../../../machine/files/read-file.ts';
import {publish, remove} from '../../../machine/files/write-file.ts';
import {hashPackets, type PacketGroup} from '../../../machine/media/packet-groups.ts';
import {writeFrame} from '../../../machine/media/write-frame.ts';
import {ChildError} from '../../../machine/process/child.ts';
import type {CheckReport} from '../../../spot/findings/check-report.ts';
import type {Finding} from '../../../spot/findings/finding.ts';
import {Box} from '../../../spot/geometry/box.ts';
import type {CheckContext} from '../check-context.ts';

/** The folder of the pictures, beside `check.json`. */
const FOLDER = 'check';

/** The most pictures of one rule in one variant, because further pictures look alike. */
const MOST = 3;

/** The largest size of a picture, in pixels. */
const WITHIN = {width: 640, height: 640};

const Place = z.looseObject({frame: z.int().min(0).optional(), box: Box.optional()});

/** A master and its findings. */
export type CheckedFile = {variant: string; sha256: string | null; fps: number; findings: readonly Finding[]};

/**
 * Writes a picture of the frame that a finding is about, with its box outlined, beside `check.json`. The path of the picture, relative
 * to the folder of `check.json`, becomes `evidence.picture`. Pictures of an earlier check are used again.
 */
export async function addPictures(
  masters: readonly CheckedFile[],
  context: CheckContext,
): Promise<Finding[][]> {
  const folder = await makeFolder(join(context.folder, FOLDER));
  const shown: Finding[][] = [];
  for (const master of masters) {
    const counts = new Map<string, number>();
    const findings: Finding[] = [];
    for (const finding of master.findings) {
      const count = counts.get(finding.rule) ?? 0;
      const picture = count < MOST ? await pictureOf(finding, master, folder, context) : null;
      if (picture === null) findings.push(finding);
      else {
        counts.set(finding.rule, count + 1);
        findings.push({...finding, evidence: {...finding.evidence, picture: `${FOLDER}/${picture}`}});
      }
    }
    shown.push(findings);
  }
  return shown;
}

/** Removes the pictures that no finding of a report needs. */
export async function removeOtherPictures(
  {variants}: Pick<CheckReport, 'variants'>,
  folder: string,
): Promise<void> {
  const used = new Set(variants.flatMap(({findings}) => findings.map(({evidence}) => evidence?.picture)));
  const pictures = join(folder, FOLDER);
  for (const name of await listEntries(pictures))
    if (!used.has(`${FOLDER}/${name}`)) await remove(join(pictures, name));
}

/** The name of the picture of a finding; null if the finding has no frame to show. */
async function pictureOf(
  {frames, evidence}: Finding,
  {variant, sha256, fps}: CheckedFile,
  folder: string,
  {tools, store, folder: masters, signal}: CheckContext,
): Promise<string | null> {
  const {data: place = {}} = Place.safeParse(evidence ?? {});
  const frame = place.frame ?? (frames ? frames.from + Math.floor(frames.frames / 2) : undefined);
  if (sha256 === null || frame === undefined) return null;
  const video = join(masters, `${variant}.mp4`);
  const shown = keyOf({...(await packetsAt(video, {sha256, frame}, store)), box: place.box});
  const name = `${shown.slice(0, 20)}.jpg`;
  const file = join(folder, name);
  if (await isFile(file)) return name;
  const box = place.box ?? null;
  return store.draft('jpg', async (draft) => {
    try {
      await writeFrame(tools, {video, fps, frame, box}, WITHIN, draft, signal);
    } catch (error) {
      // A damaged master has frames that cannot be decoded. The finding then has no picture.
      if (error instanceof ChildError) return null;
      throw error;
    }
    if (!(await isFile(draft))) return null;
    await publish(draft, file);
    return basename(file);
  });
}

/** What a frame of a master shows: its packets, so that masters that share segments share pictures; of a damaged master the file. */
async function packetsAt(
  video: string,
  {sha256, frame}: {sha256: string; frame: number},
  store: CheckContext['store'],
): Promise<object> {
  const groups = await store.once<PacketGroup[]>(
    keyOf({packetsOf: sha256}),
    () => [],
    () =>
      hashPackets(video).then(
        ({video: found}) => found,
        () => [],
      ),
  );
  const group = groups.find(({from, frames}) => frame >= from && frame < from + frames);
  return group ? {packets: group.key, at: frame - group.from} : {sha256, frame};
}
