import {ALL_FORMATS, FilePathSource, Input, type InputAudioTrack, type InputVideoTrack} from 'mediabunny';
import type {Media} from './probe.ts';

/**
 * The same facts as `probe`, read without a child process in a tenth of the time. For masters that Tenspot has just
 * written. For files from outside use `probe`, which asks the program that will decode them.
 */
export async function readMaster(file: string): Promise<Pick<Media, 'video' | 'audio'>> {
  const input = new Input({formats: ALL_FORMATS, source: new FilePathSource(file)});
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    return {video: video && (await videoOf(video)), audio: audio && (await audioOf(audio))};
  } finally {
    input.dispose();
  }
}

async function videoOf(track: InputVideoTrack): Promise<Media['video']> {
  const {packetCount: frames, averagePacketRate} = await track.computePacketStats();
  const {primaries, transfer, matrix, fullRange} = await track.getColorSpace();
  const fps = Math.round(averagePacketRate * 1000) / 1000;
  return {
    codec: track.codec === 'avc' ? 'h264' : String(track.codec),
    width: track.displayWidth,
    height: track.displayHeight,
    fps,
    frames,
    seconds: await track.computeDuration(),
    variable: false,
    pixelFormat: pixelsOf((await track.getCodecParameterString()) ?? ''),
    color: {
      primaries: primaries ?? null,
      transfer: transfer ?? null,
      matrix: matrix ?? null,
      range: fullRange === false ? 'tv' : 'pc',
    },
  };
}

/** Profiles of H.264 with 8 bits and 4:2:0 chroma: Baseline, Main, Extended, High (ITU-T H.264, A.2). */
const pixelsOf = (codec: string): string =>
  /^avc1\.(42|4d|58|64)/i.test(codec) ? 'yuv420p' : `unknown (${codec})`;

async function audioOf(track: InputAudioTrack): Promise<Media['audio']> {
  return {
    codec: String(track.codec),
    rate: track.sampleRate,
    channels: track.numberOfChannels,
    seconds: await track.computeDuration(),
  };
}
