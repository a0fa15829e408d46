import type {ClipSource} from './probe.ts';
import {wideColours} from './source-colours.ts';

/** Changes by conforming a clip to a frame rate that may be visible, in words. */
export function conversions(source: ClipSource, fps: number): string[] {
  return [...cadence(source, fps), ...ofAnyRate(source, fps)];
}

/** Those of these changes that a copy of the clip at its own frame rate has made already, so that conforming the copy does not tell them. */
export const conversionsOfCopy = (source: ClipSource): string[] => ofAnyRate(source, source.fps);

const ofAnyRate = (source: ClipSource, fps: number): string[] => [
  ...tracks(source),
  ...light(source),
  ...timing(source, fps),
];

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

/** The names of HDR transfers in warnings. */
const HDR = {hlg: 'HLG', pq: 'PQ', display: null};

function light(source: ClipSource): string[] {
  const {transfer, primaries, matrix} = source.color;
  const wide = wideColours(source);
  const stated = primaries ?? `unknown, matrix ${matrix ?? 'unknown'}`;
  const named = `transfer ${transfer ?? 'unknown'}, primaries ${stated}`;
  const hdr = wide && HDR[wide.transfer];
  return [
    ...(hdr
      ? [`${hdr} (${named}) tone-mapped to BT.709: highlights are compressed`]
      : wide
        ? [`wide gamut (${named}) converted to BT.709: colours that it does not have are paler`]
        : []),
    ...(matrix === null && wide === null ? ['no colour tags: read as BT.709 (or as BT.601 up to 576p)'] : []),
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
