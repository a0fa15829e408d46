import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';

/** An event of an EDL (CMX 3600): its number, reel, track and transition, then four timecodes; the third is its place in the timeline. */
const EVENT = /^\s*\d{1,6}\s+\S+\s+\S+\s+\S+.*?((?:\d{2}:\d{2}:\d{2}[:;.,]\d{2}\s*){4})$/;

/** What Resolve writes after the note of a marker. */
const MARKER = /\|C:(\S*)\s*\|M:([\s\S]*?)\s*\|D:\s*(\d{1,9})\s*$/;

/** Names that Resolve gives to markers itself. */
const UNNAMED = /^marker \d+$/i;

/** Reads the markers that DaVinci Resolve exports as an EDL. */
export function readResolveEdl(text: string): ForeignNote[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const title = lines
    .map((line) => /^TITLE:\s*(.*?)\s*$/i.exec(line)?.[1])
    .find((found) => found !== undefined);
  const notes: ForeignNote[] = [];
  let drop = false;
  let event: {at: string; line: number; rest: string[]} | undefined;
  const end = (): void => {
    const note = event && noteOf(event, drop, title ?? null);
    if (note) notes.push(note);
    event = undefined;
  };
  for (const [index, line] of lines.entries()) {
    const [, codes] = EVENT.exec(line) ?? [];
    if (/^FCM:/i.test(line)) {
      end();
      drop = /^FCM:\s*DROP/i.test(line);
    } else if (codes !== undefined) {
      end();
      event = {at: codes.trim().split(/\s+/)[2] ?? '', line: index + 1, rest: []};
    } else event?.rest.push(line);
  }
  end();
  return notes;
}

function noteOf(
  {at, line, rest}: {at: string; line: number; rest: readonly string[]},
  drop: boolean,
  media: string | null,
): ForeignNote | undefined {
  const [whole, , name = '', lasts] = MARKER.exec(rest.join('\n').trimEnd()) ?? [];
  if (whole === undefined) return undefined;
  const all = rest.join('\n').trimEnd();
  const said = all.slice(0, all.length - whole.length).trim();
  const title = UNNAMED.test(name) ? '' : name.trim();
  const text = [title, said].filter(Boolean).join('\n') || name;
  return foreignNote({
    text,
    where: `line ${line}`,
    // Drop-frame may be 29.97 or 59.94: the file does not say.
    at: {unit: 'timecode', value: drop ? at.replace(/:(\d{2})$/, ';$1') : at, rate: null},
    lasts: {unit: 'frames', value: Number(lasts), rate: null},
    media,
  });
}
