import type {Motion} from 'tenspot/picture';
import {drift, fade, type Layout, rise, scale, useLayout, useSlotFrame, wipe} from 'tenspot/picture';

/** Slots shorter than this many seconds shorten all animations in proportion. */
const FULL_PACE_FROM = 2;

/** Seconds that a card takes to move in. Its cutouts open afterwards. */
const CARD_SECONDS = 0.45;

/** Slots shorter than this many seconds leave out the detail, which could not be read. */
const READABLE_FROM = 1.2;

/** Animations of cards, text and figures, paced by the length of the current slot. */
export function useMotions() {
  const {frames, fps} = useSlotFrame();
  const {shape, frame} = useLayout();
  const seconds = frames / fps;
  const pace = Math.min(1, seconds / FULL_PACE_FROM);
  const paced = (motion: Motion): Motion => ({
    ...motion,
    seconds: motion.seconds * pace,
    delay: (motion.delay ?? 0) * pace,
    stagger: (motion.stagger ?? 0) * pace,
  });
  return {
    readable: seconds >= READABLE_FROM,
    card: paced(cardIn({shape, frame})),
    /** Lines rise from behind their own bottom edge. */
    line: (delay: number) =>
      paced({moves: [rise('0.9em'), wipe('down'), fade()], seconds: 0.5, delay, stagger: 0.07}),
    figure: (delay: number) => paced({moves: [rise('0.5em'), fade()], seconds: 0.5, delay}),
    stamp: paced({moves: [scale(0.8), fade()], seconds: 0.5, ease: 'spring-soft'}),
    fadeIn: (delay: number) => paced({moves: fade(), seconds: 0.35, delay}),
    fill: paced({moves: wipe('right'), seconds: 0.6, delay: 0.1, ease: 'standard'}),
    open: {seconds: 0.65 * pace, delay: CARD_SECONDS * pace},
  };
}

/** A card moves in over the previous one: from the right in tall frames, else from below. */
const cardIn = ({shape, frame}: Pick<Layout, 'shape' | 'frame'>): Motion => ({
  moves: shape === 'tall' ? drift('left', frame.width) : drift('up', frame.height),
  seconds: CARD_SECONDS,
  ease: 'standard',
});
