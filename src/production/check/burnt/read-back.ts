import sharp from 'sharp';
import {keyOf} from '../../../machine/files/hash.ts';
import type {PacketGroup} from '../../../machine/media/packet-groups.ts';
import {pickFrames} from '../../../machine/media/pick-frames.ts';
import type {TextReader} from '../../../machine/text/read-text.ts';
import {readTexts} from '../../../spot/findings/read-texts.ts';
import {approvedText, copyUse} from '../../../spot/findings/shown-copy.ts';
import type {ElementRun, ShownElement} from '../../../spot/findings/shown-elements.ts';
import {plainWords} from '../../../spot/findings/words.ts';
import type {Box, Size} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../../spot/variant/format.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import type {BurntText} from './burnt.ts';
import {isReadable} from './compare-texts.ts';

/** Raised when texts are cut out or joined in another way. */
export const READ_BACK_VERSION = 2;

/** Seconds for which a text has to be there to be read back: a shorter one is part of a movement. */
const SHORTEST = 0.4;

/** Opacity below which a text is texture. */
const FAINT = 0.6;

/** Pixels of the height of a line: smaller ones are enlarged before they are read, larger ones reduced. */
const HEIGHT = {least: 40, most: 96};

type Wanted = Omit<BurntText, 'read'> & {group: PacketGroup; key: string; lineHeight: number};

/** The texts of a spot that stay long enough to be read back, each in the middle of the frames at which it is complete. */
export function textsToRead(
  spot: ResolvedSpot,
  shown: readonly ShownElement[],
  scale: number,
): (Omit<BurntText, 'read'> & {lineHeight: number})[] {
  return readTexts(shown, spot.fps).flatMap(({kind, name, text, slow, runs}) => {
    const frames = runs.reduce((sum, run) => sum + run.frames, 0);
    if (kind !== 'text' || !slow || frames < SHORTEST * spot.fps) return [];
    const [run, frame] = middleOf(runs, frames);
    if (!run || run.parts.some(({opacity, covered}) => opacity < FAINT || covered > 0)) return [];
    const lineHeight = Math.max(...run.parts.map(({style, ink}) => style?.size ?? ink.height)) * scale;
    const box = around(
      run.parts.map(({ink}) => ink),
      lineHeight / scale,
      spot,
      scale,
    );
    if (!box) return [];
    const drawn = plainWords(text);
    const wanted = approvedText(spot, name);
    const isApproved = wanted === undefined || copyUse(drawn, wanted, spot) !== 'other';
    // A part of a text is read back as the part that it is.
    return [{name, approved: isApproved ? drawn : wanted, isApproved, frame, box, lineHeight}];
  });
}

/** The middle frame of runs that need not follow one another, and the run that it is in. */
function middleOf(runs: readonly ElementRun[], frames: number): [run: ElementRun | undefined, frame: number] {
  let left = Math.floor(frames / 2);
  for (const run of runs) {
    if (left < run.frames) return [run, run.from + left];
    left -= run.frames;
  }
  return [undefined, 0];
}

function around(inks: readonly Box[], size: number, frame: Size, scale: number): Box | null {
  const margin = 0.35 * size;
  const x = Math.max(0, Math.min(...inks.map((ink) => ink.x)) - margin);
  const y = Math.max(0, Math.min(...inks.map((ink) => ink.y)) - margin);
  const right = Math.min(frame.width, Math.max(...inks.map((ink) => ink.x + ink.width)) + margin);
  const bottom = Math.min(frame.height, Math.max(...inks.map((ink) => ink.y + ink.height)) + margin);
  const box = {
    x: Math.floor(x * scale),
    y: Math.floor(y * scale),
    width: Math.floor(right * scale) - Math.floor(x * scale),
    height: Math.floor(bottom * scale) - Math.floor(y * scale),
  };
  return box.width < 8 || box.height < 8 ? null : box;
}

/** Reads the texts of a spot back from its master. A text that was read before at the same place in the same frame is not read again. */
export async function readBack(
  file: string,
  {spot, shown, groups}: {spot: ResolvedSpot; shown: readonly ShownElement[]; groups: readonly PacketGroup[]},
  reader: TextReader,
  {store, tools, settings, signal}: SetContext,
): Promise<BurntText[]> {
  const size = masterSize(spot.format, settings.scale);
  const wanted = textsToRead(spot, shown, settings.scale).flatMap((each): Wanted[] => {
    const group = groups.find(({from, frames}) => each.frame >= from && each.frame < from + frames);
    if (!group) return [];
    const at = each.frame - group.from;
    const key = keyOf({readBack: READ_BACK_VERSION, packets: group.key, at, box: each.box, size});
    return [{...each, group, key}];
  });
  const read = new Map<string, string>();
  const missing: Wanted[] = [];
  for (const each of wanted.filter(({approved}) => isReadable(approved))) {
    const kept = await store.recall<{text: string}>(each.key, () => []);
    if (kept) read.set(each.key, kept.text);
    else missing.push(each);
  }
  for (const together of Map.groupBy(missing, ({group}) => group).values()) {
    const frames = [...new Set(together.map(({frame}) => frame))].sort((a, b) => a - b);
    const [{group} = {group: undefined}] = together;
    if (!group) continue;
    const picked = {
      seconds: Math.max(0, group.seconds - 0.5 / spot.fps),
      numbers: frames.map((frame) => frame - group.from),
    };
    let index = 0;
    for await (const rgb of pickFrames(tools, file, picked, size, 'rgb24', signal)) {
      for (const each of together.filter(({frame}) => frame === frames[index])) {
        const {text} = await store.once(
          each.key,
          () => [],
          async () => ({text: await readCrop(rgb, size, each, reader, store)}),
        );
        read.set(each.key, text);
      }
      index += 1;
    }
  }
  return wanted.map(({name, approved, isApproved, frame, box, key}) => ({
    name,
    approved,
    isApproved,
    frame,
    box,
    read: read.get(key) ?? null,
  }));
}

/** The text in a part of a frame; its lines are joined from top to bottom. */
async function readCrop(
  rgb: Buffer,
  {width, height}: Size,
  {box, lineHeight}: Wanted,
  reader: TextReader,
  store: SetContext['store'],
): Promise<string> {
  const factor = Math.min(Math.max(1, HEIGHT.least / lineHeight), HEIGHT.most / lineHeight);
  return store.draft('png', async (file) => {
    await sharp(rgb, {raw: {width, height, channels: 3}})
      .extract({left: box.x, top: box.y, width: box.width, height: box.height})
      .resize({width: Math.round(box.width * factor), kernel: 'lanczos3'})
      .png({compressionLevel: 1})
      .toFile(file);
    return (await reader.read(file)).map(({text}) => text).join(' ');
  });
}
