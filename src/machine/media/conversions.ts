import type {ClipSource} from './probe.ts';

/** Changes by conforming a clip to a frame rate that may be visible, in words. */
export function conversions(source: ClipSource, fps: number): string[] {
  return [...cadence(source, fps), ...tracks(source), ...light(source), ...timing(source, fps)];
}

function cadence({variable, fps: rate}: ClipSource, fps: number): string[] {
  if (variable) return [`variable frame rate (about ${rate.toFixed(3)}) made constant at ${fps}`];
  if (Math.abs(rate - fps) <= 0.001) return [];
  const verb = rate < fps ? 'repeated' : 'dropped';
  const each = Math.round(Math.abs(fps - rate));
  return [`${Number(rate.toFixed(3))} fps conformed to ${fps}: about ${each} frames a second are ${verb}`];
}

const tracks = ({others, stream, width, height}: ClipSource): string[] =>
  others > 0
    ? [`${others + 1} video tracks: only the first is used (stream ${stream}, ${width}x${height})`]
    : [];

/** Transfer functions of pictures for bright displays: HLG (ITU-R BT.2100, ARIB STD-B67) and PQ (SMPTE ST 2084). */
const HDR: Record<string, string> = {'arib-std-b67': 'HLG', smpte2084: 'PQ'};

/** Primaries of the colours of BT.709, and of standard definition, whose colours are nearly the same. */
const NARROW = ['bt709', 'bt470bg', 'smpte170m', 'smpte240m', 'bt470m'];

function light({color: {transfer, primaries, matrix}}: ClipSource): string[] {
  const hdr = HDR[transfer ?? ''];
  const wide = primaries !== null && !NARROW.includes(primaries);
  const named = `transfer ${transfer ?? 'unknown'}, primaries ${primaries ?? 'unknown'}`;
  return [
    ...(hdr
      ? [
          `${hdr} (${named}) read as BT.709 without tone mapping: whites come out grey. Export the clip in BT.709 (SDR)`,
        ]
      : wide
        ? [`wide gamut (${named}) read as BT.709: colours come out paler. Export the clip in BT.709`]
        : []),
    ...(matrix === null ? ['no colour tags: read as BT.709 (or as BT.601 up to 576p)'] : []),
  ];
}

function timing({interlaced, late}: ClipSource, fps: number): string[] {
  return [
    ...(interlaced ? ['interlaced: each pair of fields is made into one frame'] : []),
    ...(late > 1 / fps
      ? [
          `the picture starts ${late.toFixed(2)} s after the start of the file: the clip starts with its first picture`,
        ]
      : []),
  ];
}
