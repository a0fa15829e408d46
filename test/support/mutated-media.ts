import type {Chance} from '../accuracy/chance.ts';

/** A media file with something wrong in it. */
export type MutatedMedia = {bytes: Buffer; what: string};

/** A box of an MP4 file (ISO/IEC 14496-12, 4.2): its place, and that of its content. */
type Mp4Box = {name: string; at: number; content: number; end: number};

const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'dinf', 'edts', 'avc1']);
/** Bytes of content before the boxes in it. */
const HEADS: Record<string, number> = {stsd: 8, avc1: 78};

function boxesIn(bytes: Buffer, from = 0, to = bytes.length): Mp4Box[] {
  const found: Mp4Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const size = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = size < 8 ? to : Math.min(to, at + size);
    const box = {name, at, content: at + 8, end};
    found.push(box);
    if (PARENTS.has(name)) found.push(...boxesIn(bytes, box.content + (HEADS[name] ?? 0), end));
    at = end;
  }
  return found;
}

type Mutation = (bytes: Buffer, chance: Chance) => MutatedMedia;

const EXTREME = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as const;

/** Overwrites a number of 32 bits in a box of one of these names. `place`: bytes from the start of the content. */
const inBox =
  (names: readonly string[], what: string, places: (box: Mp4Box, chance: Chance) => number): Mutation =>
  (bytes, chance) => {
    const boxes = boxesIn(bytes).filter(({name}) => names.includes(name));
    if (boxes.length === 0) return flipBits(bytes, chance);
    const box = chance.pick(boxes);
    const value = chance.pick(EXTREME);
    const at = box.content + places(box, chance);
    if (at + 4 <= bytes.length) bytes.writeUInt32BE(value, at);
    return {bytes, what: `${what}: ${value} in ${box.name} at byte ${at}`};
  };

const flipBits: Mutation = (bytes, chance) => {
  const count = chance.pick([1, 3, 20, 200]);
  const near = chance.pick([bytes.length, Math.min(bytes.length, 4096)]);
  for (let index = 0; index < count; index++) {
    const at = chance.whole(0, near - 1);
    bytes[at] = (bytes[at] as number) ^ (1 << chance.whole(0, 7));
  }
  return {bytes, what: `${count} bits flipped in the first ${near} bytes`};
};

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  (bytes, chance) => {
    const length = chance.pick([
      0,
      1,
      7,
      8,
      40,
      chance.whole(0, bytes.length),
      bytes.length - chance.whole(1, 4000),
    ]);
    return {
      bytes: bytes.subarray(0, Math.max(0, length)),
      what: `cut off after ${length} of ${bytes.length} bytes`,
    };
  },
  (bytes, chance) => {
    const box = chance.pick(boxesIn(bytes));
    const size = chance.pick([...EXTREME, box.end - box.at + chance.whole(-64, 64)]);
    bytes.writeUInt32BE(size >>> 0, box.at);
    return {bytes, what: `the box ${box.name} states ${size >>> 0} bytes`};
  },
  (bytes, chance) => {
    const box = chance.pick(boxesIn(bytes));
    const name = chance.pick(['free', 'moov', 'mdat', 'stbl', 'zzzz', 'trak']);
    bytes.write(name, box.at + 4, 'latin1');
    return {bytes, what: `the box ${box.name} is named ${name}`};
  },
  // Width and height of the sample entry, of two bytes each.
  inBox(['avc1'], 'dimensions', () => 24),
  // Of the track, in 16.16.
  inBox(['tkhd'], 'dimensions of the track', ({end, content}, chance) => end - content - chance.pick([4, 8])),
  inBox(['mvhd', 'mdhd', 'tkhd'], 'duration or timescale', (_, chance) => chance.pick([12, 16, 20])),
  // Count of entries; count and length of samples.
  inBox(['stts', 'ctts', 'stsc', 'stsz', 'stco', 'stss', 'elst'], 'table of samples', (_, chance) =>
    chance.pick([4, 8, 12]),
  ),
  (bytes, chance) => {
    const config = boxesIn(bytes).find(({name}) => name === 'avc1');
    const at = config ? bytes.indexOf('avcC', config.at, 'latin1') + 4 : -1;
    if (at < 4) return flipBits(bytes, chance);
    for (let index = 0; index < chance.whole(1, 6); index++)
      bytes[at + chance.whole(0, 40)] = chance.whole(0, 255);
    return {bytes, what: 'the configuration of the decoder'};
  },
  (bytes, chance) => {
    const data = boxesIn(bytes).find(({name}) => name === 'mdat');
    const from = data ? data.content : 0;
    const at = chance.whole(from, bytes.length - 1);
    const length = chance.whole(1, 20_000);
    for (let index = at; index < Math.min(bytes.length, at + length); index++)
      bytes[index] = chance.whole(0, 255);
    return {bytes, what: `${length} bytes of noise at ${at}`};
  },
  (bytes, chance) => {
    const at = chance.whole(0, bytes.length);
    const added = Buffer.from(bytes.subarray(0, chance.whole(1, Math.min(9000, bytes.length))));
    return {
      bytes: Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]),
      what: `${added.length} bytes repeated at ${at}`,
    };
  },
];

/** Draws a version of a media file with one thing wrong. */
export function mutateMedia(original: Buffer, chance: Chance): MutatedMedia {
  return chance.pick(MUTATIONS)(Buffer.from(original), chance);
}
