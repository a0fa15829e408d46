import {readIn, setIn} from '../../machine/documents/edit-yaml.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {endsShown} from '../project/variants/range-problems.ts';
import type {DocumentEdits} from '../review/apply/document-edits.ts';
import {editFile} from '../takes/takes-record.ts';
import {recordedSpeech} from '../voice/spoken-file.ts';

/**
 * Moves `out` of the picks of these shots to the end of what the variants of the changed documents show: the edit of a person counts more
 * than the range. Returns what changes, in sentences. Errors: those of the changed documents without these `out`.
 */
export async function raiseOuts(
  shots: readonly string[],
  project: SpotProject,
  edits: DocumentEdits,
): Promise<string[]> {
  const file = editFile(project.workspace, project.spot.id);
  const pathOf = (shot: string): string[] => ['picks', shot, 'out'];
  const before = await edits.text(file);
  const without = shots.reduce((text, shot) => setIn(text, pathOf(shot), undefined), before);
  const texts = new Map(edits.rewrites().map((each) => [each.file, each.after])).set(file, without);
  const {spot, variants, catalog} = await openSpot(project, project.spot.id, {texts, unsellable: true});
  const ends = endsShown({...spot, speech: recordedSpeech(spot.speech)}, variants, catalog);
  const said: string[] = [];
  for (const shot of shots) {
    const shown = ends.get(shot);
    if (!shown) continue;
    const seconds = Number(shown.seconds.toFixed(4));
    const isInFrames = typeof readIn(before, pathOf(shot)) === 'string';
    await edits.change(file, (text) => setIn(text, pathOf(shot), isInFrames ? `${shown.frames}f` : seconds));
    said.push(`the clip of ${shot} may be shown up to ${seconds} s of its take`);
  }
  return said;
}
