import {createHash} from 'node:crypto';
import {ALL_FORMATS, EncodedPacketSink, FilePathSource, Input} from 'mediabunny';
import {TenspotError} from '../../spot/problem/errors.ts';
import {notMedia} from './media-problem.ts';
import {refuseFalseTables} from './sample-tables.ts';

/** Consecutive frames that decode by themselves: a key frame and all frames up to the next one. */
export type PacketGroup = {
  /** A hash of the packets and of the decoder's configuration. Equal keys are equal pictures. */
  key: string;
  /** The number of its first frame. */
  from: number;
  frames: number;
  /** The time of its first frame. */
  seconds: number;
};

/** A hash of a file's sound; null if it has none. And the groups of its video, in order. */
export type PacketHashes = {video: PacketGroup[]; audio: string | null};

/** Packets of video that are read at most: three minutes at 60 fps, twice. An index that lists more is damaged. */
const MOST_FRAMES = 21_600;

/** Reads and hashes the packets of a file, without decoding them. Errors: `clip-invalid` for a file whose index or packets cannot be read. */
export async function hashPackets(file: string): Promise<PacketHashes> {
  await refuseFalseTables(file);
  const source = new Input({formats: ALL_FORMATS, source: new FilePathSource(file)});
  try {
    const video = await source.getPrimaryVideoTrack();
    const audio = await source.getPrimaryAudioTrack();
    const groups: (Omit<PacketGroup, 'key'> & {hash: ReturnType<typeof createHash>})[] = [];
    if (video) {
      const config = JSON.stringify(await video.getDecoderConfig(), bytesAsHex);
      for await (const packet of new EncodedPacketSink(video).packets()) {
        const last = groups.at(-1);
        if (packet.type === 'key' || !last) {
          const from = last ? last.from + last.frames : 0;
          groups.push({
            from,
            frames: 0,
            seconds: packet.timestamp,
            hash: createHash('sha256').update(config),
          });
        }
        const group = groups.at(-1);
        if (!group) continue;
        group.frames += 1;
        if (group.from + group.frames > MOST_FRAMES)
          throw notMedia(file, `at most ${MOST_FRAMES} frames`, 'more');
        group.hash.update(String(Math.round((packet.timestamp - group.seconds) * 1e4))).update(packet.data);
      }
    }
    const sound = audio && createHash('sha256');
    if (audio && sound)
      for await (const packet of new EncodedPacketSink(audio).packets()) sound.update(packet.data);
    return {
      video: groups.map(({hash, ...group}) => ({...group, key: hash.digest('hex')})),
      audio: sound ? sound.digest('hex') : null,
    };
  } catch (cause) {
    if (cause instanceof TenspotError) throw cause;
    throw notMedia(
      file,
      'a whole video',
      'an index or packets that cannot be read: the file is damaged',
      cause,
    );
  } finally {
    source.dispose();
  }
}

const bytesAsHex = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
    : value instanceof ArrayBuffer
      ? Buffer.from(value).toString('hex')
      : value;
