import {containerFlags} from '../../../../machine/media/container-flags.ts';
import type {EncodeSettings} from '../../master-key.ts';

/** ffmpeg's output options of every segment of every variant: only segments of one encoder can be joined without encoding again. */
export const segmentEncoder = ({crf, preset}: EncodeSettings, fps: number): string[] => [
  ...['-c:v', 'libx264', '-threads', '1', '-preset', preset, '-crf', String(crf)],
  ...['-pix_fmt', 'yuv420p', '-r', String(fps)],
  '-x264-params',
  `open-gop=0:keyint=${fps * 4}:min-keyint=${fps}:scenecut=0:stitchable=1:chromaloc=0`,
  ...containerFlags(fps),
  ...['-flags:v', '+bitexact+cgop', '-an'],
];
