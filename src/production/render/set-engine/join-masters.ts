import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {ALL_FORMATS, FilePathSource, Input} from 'mediabunny';
import {remove, writeParts} from '../../../machine/files/files.ts';
import {inputList, listOf} from '../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {muxMaster} from '../mux-master.ts';

type Segment = {file: string; frames: number};
type Master = {segments: readonly Segment[]; sound: string; fps: number; file: string};

/** What has to be equal in all that is joined, and how long a file is. */
type Facts = {parameters: string; frames: number};

/** Joins segments under their sound, all packets as they are. Each file is looked at once, whoever shows it. */
export function openAssembly(scratch: string, tools: Tools, signal?: AbortSignal | undefined) {
  const known = new Map<string, Promise<Facts>>();
  const look = (file: string): Promise<Facts> => {
    const facts = known.get(file) ?? factsOf(file);
    known.set(file, facts);
    return facts;
  };
  return async ({segments, sound, fps, file}: Master): Promise<void> => {
    const facts = await Promise.all(segments.map((segment) => look(segment.file)));
    for (const [at, {file: own, frames}] of segments.entries()) {
      if (facts[at]?.parameters !== facts[0]?.parameters)
        throw unlike(own, 'the same parameter sets as in the other segments', 'others');
      if (facts[at]?.frames !== frames) throw unlike(own, `${frames} frames`, String(facts[at]?.frames));
    }
    const list = join(scratch, `${randomUUID()}.ffconcat`);
    try {
      await writeParts(list, [Buffer.from(listOf(segments, fps))]);
      await muxMaster({picture: inputList(list), sound, fps, file}, tools, signal);
    } finally {
      await remove(list);
    }
  };
}

async function factsOf(file: string): Promise<Facts> {
  const input = new Input({formats: ALL_FORMATS, source: new FilePathSource(file)});
  try {
    const track = await input.getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw unlike(file, 'a video track', 'none');
    const {packetCount} = await track.computePacketStats();
    return {
      parameters: Buffer.from(config.description as Uint8Array).toString('hex'),
      frames: packetCount,
    };
  } finally {
    input.dispose();
  }
}

const unlike = (file: string, expected: string, got: string): TenspotError =>
  new TenspotError({
    code: 'segment-wrong',
    what: 'a segment cannot be joined',
    where: {file},
    expected,
    got,
    fix: 'Nothing was published. Run the same command again; if it happens again, remove .tenspot/work and report it.',
  });
