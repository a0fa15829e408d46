import {readMasterFile} from '../../../machine/media/master-file.ts';
import {notMedia} from '../../../machine/media/media-problem.ts';
import {hashPackets, type PacketGroup} from '../../../machine/media/packet-groups.ts';
import type {FrameMeasures} from '../../../spot/findings/frame-measures.ts';
import type {CheckContext} from '../check-context.ts';

/** Measures every frame of a video at its own size and rate. `groups`: its packets, if they were hashed already. Errors: `clip-empty`, `clip-invalid`, `clip-truncated`. */
export async function measurePicture(
  file: string,
  {
    measurer,
    tools,
    factsOf = (each) => readMasterFile(tools, each),
    packetsOf = hashPackets,
  }: Pick<CheckContext, 'measurer' | 'tools'> & Partial<Pick<CheckContext, 'factsOf' | 'packetsOf'>>,
  groups?: readonly PacketGroup[],
): Promise<FrameMeasures> {
  const {video} = await factsOf(file);
  const [stream] = video;
  const [over = 0, under = 1] = (stream?.r_frame_rate ?? '0/1').split('/').map(Number);
  const size = {width: stream?.width ?? 0, height: stream?.height ?? 0};
  const packets = groups ?? (await packetsOf(file)).video;
  if (packets.length === 0)
    throw notMedia(file, 'a video with at least one frame', 'no frame', undefined, 'clip-empty');
  return measurer.measure({file, size, fps: over / under, groups: packets});
}
