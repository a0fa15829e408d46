import type {CaptionPage} from './caption-pages.ts';
import type {ShownCaption} from './shown-caption.ts';

/**
 * Pages in frames, each moment rounded to the nearest. A page has at least one frame; the last one ends with the spot. `frames`: the length
 * of the spot.
 */
export function shownCaptions(pages: readonly CaptionPage[], fps: number, frames: number): ShownCaption[] {
  const toFrame = (ms: number): number => Math.min(Math.round((ms * fps) / 1000), frames);
  return pages.flatMap(({lines, startMs, endMs}): ShownCaption[] => {
    const from = toFrame(startMs);
    if (from >= frames) return [];
    return [
      {
        from,
        frames: Math.max(1, toFrame(endMs) - from),
        lines: lines.map((line) =>
          line.map((word, at) => ({
            text: at === 0 ? word.text.trimStart() : word.text,
            from: toFrame(word.startMs),
            to: toFrame(word.endMs),
          })),
        ),
      },
    ];
  });
}
