import {keyOf} from '../../machine/files/hash.ts';
import type {Store} from '../../machine/files/store.ts';
import {decodeSound} from '../../machine/media/decode-sound.ts';
import {measureLoudness} from '../../machine/media/loudness.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import {hashPackets, type PacketHashes} from '../../machine/media/packet-groups.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {matchSound} from '../../spot/findings/match-sound.ts';
import {measureSound} from '../../spot/findings/sound-measures.ts';
import {placementOf} from '../../spot/placement/placements.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {CheckedMaster} from '../check/master.ts';
import {measurePicture} from '../check/measure/measure-picture.ts';
import {type MasterSound, SOUND_VERSION} from '../check/measure/measure-sound.ts';
import type {VideoMeasurer} from '../check/measure/measure-videos.ts';
import type {Pair} from './deliver-context.ts';

export type DeliverableMeasuring = {
  store: Store;
  tools: Tools;
  measurer: VideoMeasurer;
  signal?: AbortSignal | undefined;
};

/** A video of a delivery. `master`: the copy of its master. */
type MeasuredFile = {file: string; master: string; isEncode: boolean};

/** A video of a delivery as the rules for masters see it. Its picture is measured only where it was encoded. What it should sound like is its master. */
export async function measureDeliverable(
  {file, master, isEncode}: MeasuredFile,
  pair: Pair,
  measuring: DeliverableMeasuring,
): Promise<CheckedMaster> {
  const packets = await hashPackets(file);
  const planned = await hashPackets(master);
  const picture = isEncode ? await measurePicture(file, measuring, packets.video) : NO_PICTURE;
  const sound = await soundOf({file, packets}, {file: master, packets: planned}, measuring);
  return subjectOf(file, pair, {picture, sound}, measuring);
}

/** The picture of a master as the rules see it. What a check measured is used again. */
export const measureMaster = async (
  master: string,
  pair: Pair,
  measuring: DeliverableMeasuring,
): Promise<CheckedMaster> =>
  subjectOf(master, pair, {picture: await measurePicture(master, measuring), sound: null}, measuring);

/** No rule looks at the frames of a picture that was judged with its master. */
const NO_PICTURE = {frames: 0} as CheckedMaster['picture'];

async function subjectOf(
  file: string,
  {variant: {props}, placement, now}: Pair,
  measured: Pick<CheckedMaster, 'picture' | 'sound'>,
  {tools}: DeliverableMeasuring,
): Promise<CheckedMaster> {
  if ('failed' in now) throw new TenspotError(now.failed);
  return {
    spot: now.staged.spot,
    placement: placementOf({...props, placements: [placement.id]}, {[placement.id]: placement}),
    // The gate `placement` tests the limits of the placement.
    placements: [],
    size: masterSize(props.format, 1),
    file: await readMasterFile(tools, file),
    ...measured,
    takes: new Map(),
    covered: [],
    footage: [],
    // It was judged with the mix of the master.
    voice: null,
  };
}

type Sounding = {file: string; packets: PacketHashes};

/** The sound of a file beside that of its master. The same sound beside the same master is measured once. */
async function soundOf(
  {file, packets: {audio}}: Sounding,
  master: Sounding,
  {store, tools, signal}: DeliverableMeasuring,
): Promise<MasterSound | null> {
  if (audio === null) return null;
  const versions = [SOUND_VERSION, tools.ffmpegVersion];
  return store.once<MasterSound>(
    keyOf({deliverableSound: audio, master: master.packets.audio, versions}),
    () => [],
    async () => {
      const {channels, rate} = await decodeSound(tools, file, signal);
      const planned = await decodeSound(tools, master.file, signal);
      return {
        ...measureSound(channels, rate, await measureLoudness(tools, file)),
        match: matchSound(channels, planned.channels, rate),
      };
    },
  );
}
