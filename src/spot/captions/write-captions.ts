import {type CaptionPage, captionText} from './caption-pages.ts';

/** Captions as SRT: numbered, with commas in times. */
export const writeSrt = (pages: readonly CaptionPage[]): string =>
  pages
    .map(
      ({lines, startMs, endMs}, at) =>
        `${at + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${lines.map(captionText).join('\n')}\n`,
    )
    .join('\n');

/** Captions as WebVTT. */
export const writeVtt = (pages: readonly CaptionPage[]): string =>
  `WEBVTT\n\n${pages
    .map(
      ({lines, startMs, endMs}) =>
        `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${lines.map((line) => escaped(captionText(line))).join('\n')}\n`,
    )
    .join('\n')}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function clock(ms: number, mark: ',' | '.'): string {
  const whole = Math.round(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = String(whole % 1000).padStart(3, '0');
  return `${two(whole / 3_600_000)}:${two((whole / 60_000) % 60)}:${two((whole / 1000) % 60)}${mark}${rest}`;
}
