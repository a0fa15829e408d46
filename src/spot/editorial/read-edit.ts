import {type EditedClip, type ExportMark, editedClips, markOf} from './edited-clips.ts';
import {leaveOtherTracks} from './other-tracks.ts';
import {type OtioFields, type OtioObject, otioFields, otioList} from './otio.ts';

/** What an editor changed, as changes of documents. Frames are those of the spot. `slot`: the place in the timeline. */
export type EditChange =
  | {kind: 'shot'; slot: string; shot: string}
  | {kind: 'media'; slot: string; shot: string; url: string}
  | {kind: 'in'; shot: string; frames: number}
  | {kind: 'speed'; shot: string; speed: number}
  | {kind: 'lengths'; frames: Record<string, number>}
  | {kind: 'transition'; slot: string; entry: {kind: 'cut' | 'dissolve' | 'dip'; frames: number}};

/** An edited timeline: what changed, and what the documents have no place for. */
export type EditReading = {
  /** What the documents are to say instead. */
  changes: EditChange[];
  /** What the documents have no place for, in words. */
  left: string[];
  /** How many markers are new. */
  markers: number;
};

/** Compares an edited timeline with what was exported. */
export function readEdit(timeline: OtioObject, mark: ExportMark): EditReading {
  const left: string[] = [];
  const stack = otioFields(otioFields(timeline).tracks);
  const tracks = otioList(stack.children);
  const main = tracks.find((track) => otioList(track.children).some((item) => partOf(item) === 'footage'));
  leaveOtherTracks(tracks, main, mark.fps, left);
  const {clips, filled} = main ? editedClips(main, mark.fps, left) : {clips: [], filled: true};
  const changes = [...shotChanges(clips, left), ...placeChanges(clips, filled, mark, left)];
  return {changes, left, markers: newMarkers(stack)};
}

/** Changes that belong to a shot wherever it shows: where it starts in its take, how fast it plays, and which take it is. */
function shotChanges(edited: readonly EditedClip[], left: string[]): EditChange[] {
  const changed = edited.filter(
    (clip) => clip.in !== clip.was.in || Math.abs(clip.speed - clip.was.speed) > 1e-6 || isRelinked(clip),
  );
  const none = changed.filter(({was}) => was.shot === null);
  for (const {was} of none)
    left.push(
      `"${was.slot}" shows no shot of shots.yaml, so edit.yaml has no place for its start, speed and take`,
    );
  return [...new Set(changed.flatMap(({was}) => was.shot ?? []))].flatMap((shot): EditChange[] => {
    const clips = edited.filter(({was}) => was.shot === shot);
    const slots = [...new Set(clips.map(({was}) => `"${was.slot}"`))].join(' and ');
    const one = <T>(values: readonly T[], what: string): T | undefined => {
      const [first, ...others] = new Set(values);
      if (others.length > 0)
        left.push(`${slots} show the shot "${shot}" with ${what}: edit.yaml has one for each shot`);
      return others.length > 0 ? undefined : first;
    };
    const changes: EditChange[] = [];
    if (clips.some((clip) => clip.in !== clip.was.in)) {
      const frames = one(
        clips.map((clip) => clip.in),
        'different starts',
      );
      if (frames !== undefined && frames < 0)
        left.push(`${slots} from frame ${frames} of the take: the start can be 0 or later`);
      else if (frames !== undefined) changes.push({kind: 'in', shot, frames});
    }
    if (clips.some((clip) => Math.abs(clip.speed - clip.was.speed) > 1e-6)) {
      const speed = one(
        clips.map((clip) => clip.speed),
        'different speeds',
      );
      const isPaced = clips.some(({was}) => was.paced !== undefined);
      if (isPaced)
        left.push(`${slots} at another speed: edit.yaml has a ramp or a freeze for the shot "${shot}"`);
      const isAllowed = !isPaced && speed !== undefined && speed >= 0.25 && speed <= 4;
      if (isAllowed) changes.push({kind: 'speed', shot, speed});
      else if (speed !== undefined && !isPaced)
        left.push(`${slots} at speed ${speed}: the speed can be 0.25 to 4`);
    }
    const relinked = clips.filter(isRelinked);
    if (relinked.length > 0) {
      const url = one(
        clips.map((clip) => clip.media),
        'different media',
      );
      const [{was} = {was: undefined}] = relinked;
      if (was && url === null) left.push(`the media of ${slots} was removed`);
      else if (was && url !== undefined && url !== null)
        changes.push({kind: 'media', slot: was.slot, shot, url});
    }
    return changes;
  });
}

/** Whether a clip has other media than at the export. Programs write other addresses of the same file, so only its name counts. */
function isRelinked({was, media}: EditedClip): boolean {
  return was.media !== null && fileName(media) !== fileName(was.media);
}

const fileName = (url: string | null): string | undefined => {
  const name = url?.split(/[\\/]/).at(-1);
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** Changes of places in the timeline: which shot each shows, how long, and how it begins. */
function placeChanges(
  edited: readonly EditedClip[],
  filled: boolean,
  {clips, frames: total}: ExportMark,
  left: string[],
): EditChange[] {
  if (edited.length !== clips.length) {
    const slots = edited.map(({was}) => was.slot);
    for (const {slot} of clips)
      if (!slots.includes(slot)) left.push(`"${slot}" was removed: a slot of the template is always there`);
    if (edited.length > clips.length) left.push('a clip is in the timeline twice: each slot shows one clip');
    return [];
  }
  const changes: EditChange[] = [];
  for (const [at, {slot}] of clips.entries()) {
    const clip = edited[at];
    const before = clips[at];
    if (!clip || !before) continue;
    if (clip.was.slot !== slot && clip.was.shot !== before.shot) {
      if (clip.was.shot === null)
        left.push(`"${clip.was.slot}" in the place of "${slot}" shows no shot of shots.yaml`);
      else changes.push({kind: 'shot', slot, shot: clip.was.shot});
    }
    const {kind, frames, early} = clip.entry;
    if (kind === 'unknown' || (kind === before.entry.kind && frames === before.entry.frames && early === 0))
      continue;
    if (at === 0) left.push(`the transition into "${slot}": the first slot begins with a cut`);
    else {
      if (early > 0)
        left.push(
          `the ${kind} into "${slot}" begins ${early} frames before the cut; Tenspot lets it begin at the cut`,
        );
      if (kind === before.entry.kind && frames === before.entry.frames) continue;
      changes.push({kind: 'transition', slot, entry: {kind: kind as 'cut' | 'dissolve' | 'dip', frames}});
    }
  }
  const lengths = Object.fromEntries(clips.map(({slot}, at) => [slot, edited[at]?.frames ?? 0]));
  const sum = Object.values(lengths).reduce((all, each) => all + each, 0);
  const isChanged = sum !== total || clips.some(({slot, frames}) => lengths[slot] !== frames);
  if (isChanged && filled) changes.push({kind: 'lengths', frames: lengths});
  else if (isChanged)
    left.push(
      'the lengths of clips: with gaps or other clips between them, they are not the lengths of slots',
    );
  return changes;
}

/** Markers that no note of the review became. */
function newMarkers(item: OtioFields): number {
  const own = otioList(item.markers).filter((marker) => markOf(marker).note === undefined).length;
  return otioList(item.children).reduce((sum, inner) => sum + newMarkers(inner), own);
}

const partOf = (item: OtioFields): string | undefined => {
  const {part} = markOf(item);
  return typeof part === 'string' ? part : undefined;
};
