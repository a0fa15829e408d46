import {readMasterFile} from '../../../machine/media/master-file.ts';
import {notMedia} from '../../../machine/media/media-problem.ts';
import {hashPackets, type PacketGroup} from '../../../machine/media/packet-groups.ts';
import type {FrameMeasures} from '../../../spot/findings/frame-measures.ts';
import type {CheckContext} from '../check-context.ts';
import type {GradedVideo, MeasuredVideo} from './measure-videos.ts';

type Measuring = Pick<CheckContext, 'measurer' | 'tools'> &
  Partial<Pick<CheckContext, 'factsOf' | 'packetsOf'>>;

/** Measures every frame of a video at its own size and rate. `groups`: its packets, if they were hashed already. Errors: `clip-empty`, `clip-invalid`, `clip-truncated`. */
export const measurePicture = async (
  file: string,
  context: Measuring,
  groups?: readonly PacketGroup[],
): Promise<FrameMeasures> => context.measurer.measure(await videoIn(file, context, groups));

/** Measures the luma of a take, as it is and as some grades make it. `cubes`: staged `.cube` files. */
export const measureTakePicture = async (
  file: string,
  cubes: readonly string[],
  context: Measuring,
): Promise<GradedVideo> => context.measurer.measureTake(await videoIn(file, context), cubes);

async function videoIn(
  file: string,
  {tools, factsOf = (each) => readMasterFile(tools, each), packetsOf = hashPackets}: Measuring,
  known?: readonly PacketGroup[],
): Promise<MeasuredVideo> {
  const {video} = await factsOf(file);
  const [stream] = video;
  const [over = 0, under = 1] = (stream?.r_frame_rate ?? '0/1').split('/').map(Number);
  const size = {width: stream?.width ?? 0, height: stream?.height ?? 0};
  const groups = known ?? (await packetsOf(file)).video;
  if (groups.length === 0)
    throw notMedia(file, 'a video with at least one frame', 'no frame', undefined, 'clip-empty');
  return {file, size, fps: over / under, groups};
}
