import {join} from 'node:path';
import {openStore} from '../../../src/machine/files/store.ts';
import {readMasterFile} from '../../../src/machine/media/master-file.ts';
import {hashPackets} from '../../../src/machine/media/packet-groups.ts';
import type {CheckedMaster} from '../../../src/production/check/master.ts';
import {measureMasterSound} from '../../../src/production/check/measure/measure-sound.ts';
import {MASTER_RULES} from '../../../src/production/check/rules/rules.ts';
import {applyRule} from '../../../src/spot/findings/rule.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** Seconds of the mix. */
export const SECONDS = 4;

/** Notes that change every quarter of a second, and pink noise: left and right are alike, and not the same. */
const MIX = [
  `aevalsrc='0.25*sin(2*PI*(220+90*mod(floor(4*t)*5,7))*t)*exp(-6*mod(t,0.25))|0.2*sin(2*PI*(220+90*mod(floor(4*t)*5,7))*t+0.4)*exp(-6*mod(t,0.25))':s=48000:d=${SECONDS}[a]`,
  `anoisesrc=color=pink:seed=7:r=48000:amplitude=0.06:d=${SECONDS},pan=stereo|c0=c0|c1=c0[b]`,
  '[a][b]amix=inputs=2:normalize=0',
].join(';');

/** The mix of the tests, at the loudness that the placement asks for. */
async function makeMix(folder: string): Promise<string> {
  const file = join(folder, 'mix.wav');
  await makeMedia(
    ['-filter_complex', `${MIX},volume=4.5dB,alimiter=limit=0.8:level=disabled`, '-c:a', 'pcm_f32le'],
    file,
  );
  return file;
}

/** What the rules about sound find in a master whose sound is the mix after `filter`: the ids of the rules, and their findings. */
export async function soundFindings(filter = 'anull') {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  try {
    const mix = await makeMix(folder);
    const file = join(folder, 'master.mp4');
    const picture = ['-f', 'lavfi', '-i', `color=gray:size=64x64:rate=30:duration=${SECONDS}`];
    const codecs = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '192k', '-ar', '48000'];
    await makeMedia(
      [
        '-i',
        mix,
        ...picture,
        '-af',
        `${filter},aformat=channel_layouts=stereo`,
        '-map',
        '1:v',
        '-map',
        '0:a',
        ...codecs,
      ],
      file,
    );
    const {audio} = await hashPackets(file);
    const staged = await store.put(mix, 'wav');
    const sound = await measureMasterSound({file, packets: audio ?? '', mix: staged}, {store, tools});
    const spot = {fps: 30, frames: 30 * SECONDS};
    const placement = placementOf({format: '9:16'});
    const master = {spot, placement, sound, file: await readMasterFile(tools, file)} as CheckedMaster;
    const rules = MASTER_RULES.filter(({id}) => id.startsWith('sound-'));
    const findings = rules.flatMap((rule) => applyRule(rule, master, 'a'));
    return {rules: [...new Set(findings.map(({rule}) => rule))], findings, sound};
  } finally {
    await store.close();
  }
}
