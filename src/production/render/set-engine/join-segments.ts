import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {ALL_FORMATS, FilePathSource, Input} from 'mediabunny';
import {remove, writeParts} from '../../../machine/files/write-file.ts';
import {inputList, listOf} from '../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {muxMaster} from '../mux-master.ts';

type Master = {
  segments: readonly {file: string; frames: number}[];
  sound: string;
  fps: number;
  /** Where the master goes. */
  file: string;
};

/** The parameter sets of a segment's encoder, in hex, and its frames. */
export type SegmentFacts = {parameters: string; frames: number};

/**
 * Joins segments and their sound without encoding again. Fails with `segment-wrong` if a segment has other parameter
 * sets or another length than it should.
 */
export async function joinSegments(
  {segments, sound, fps, file}: Master,
  factsOf: (file: string) => Promise<SegmentFacts>,
  scratch: string,
  tools: Tools,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const facts = await Promise.all(segments.map((segment) => factsOf(segment.file)));
  for (const [at, {file: own, frames}] of segments.entries()) {
    if (facts[at]?.parameters !== facts[0]?.parameters)
      throw segmentWrong(own, 'the same parameter sets as in the other segments', 'others');
    if (facts[at]?.frames !== frames) throw segmentWrong(own, `${frames} frames`, String(facts[at]?.frames));
  }
  const list = join(scratch, `${randomUUID()}.ffconcat`);
  try {
    await writeParts(list, [Buffer.from(listOf(segments, fps))]);
    await muxMaster({picture: inputList(list), sound, fps, file}, tools, signal);
  } finally {
    await remove(list);
  }
}

/** Reads the facts of segments, each file once for all masters that contain it. */
export function openSegmentFacts(): (file: string) => Promise<SegmentFacts> {
  const known = new Map<string, Promise<SegmentFacts>>();
  return (file) => {
    const facts = known.get(file) ?? readFacts(file);
    known.set(file, facts);
    return facts;
  };
}

async function readFacts(file: string): Promise<SegmentFacts> {
  const input = new Input({formats: ALL_FORMATS, source: new FilePathSource(file)});
  try {
    const track = await input.getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw segmentWrong(file, 'a video track', 'none');
    const {packetCount} = await track.computePacketStats();
    return {
      parameters: Buffer.from(config.description as Uint8Array).toString('hex'),
      frames: packetCount,
    };
  } finally {
    input.dispose();
  }
}

const segmentWrong = (file: string, expected: string, got: string): TenspotError =>
  new TenspotError({
    code: 'segment-wrong',
    what: 'a segment cannot be joined',
    where: {file},
    expected,
    got,
    fix: 'Nothing was published. Run the same command again; if it happens again, remove .tenspot/work and report it.',
  });
