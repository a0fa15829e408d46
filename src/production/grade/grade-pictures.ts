import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {remove} from '../../machine/files/write-file.ts';
import {writeBeforeAfter, writeScopes} from '../../machine/media/scopes.ts';
import {correctionFor, type GradeFile, takeName} from '../../spot/documents/grade.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {gradeClip, stageGrade} from './grade.ts';
import {type LabelledPair, writePairSheet} from './pair-sheet.ts';
import type {TakeInVariants} from './shown-takes.ts';

/**
 * Draws each take as it is and corrected, without a look: `before-after.jpg` has all, with their names; `<shot>-<take>.png` has its scopes. Earlier
 * pictures in the folder are replaced. Returns the paths.
 */
export async function drawGradePictures(
  shown: readonly TakeInVariants[],
  grade: GradeFile,
  folder: string,
  context: MediaContext,
): Promise<string[]> {
  const {store, tools, signal} = context;
  await remove(folder);
  await makeFolder(folder);
  const scratch = await makeFolder(join(store.scratch, `grade-${randomUUID()}`));
  try {
    const pictures: string[] = [];
    const pairs: LabelledPair[] = [];
    for (const {take, brands} of shown) {
      const correction = correctionFor(grade, take);
      const [brand] = brands;
      const cube = correction && brand ? await stageGrade(brand, {}, correction, context) : null;
      const scoped = {
        file: store.path(take.src),
        frame: take.frames >> 1,
        grade: cube === null ? null : gradeClip(cube),
      };
      const name = `${take.shot}-${takeName(take)}.png`;
      await writeScopes(tools, scoped, join(folder, name), {cwd: store.files, signal});
      await writeBeforeAfter(tools, scoped, join(scratch, name), {cwd: store.files, signal});
      pictures.push(join(folder, name));
      pairs.push({label: `${take.shot}, take ${take.number}`, file: join(scratch, name)});
    }
    if (pairs.length === 0) return [];
    const sheet = join(folder, 'before-after.jpg');
    await writePairSheet(pairs, ['as it is', 'corrected'], sheet);
    return [sheet, ...pictures];
  } finally {
    await remove(scratch);
  }
}
