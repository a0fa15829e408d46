import type {Motion} from 'tenspot/picture';
import {drift, fade, type Layout, rise, scale, useLayout, useMoment, wipe} from 'tenspot/picture';

/** Seconds of a slot from which everything comes at its full length; in shorter ones it is quicker. */
const CALM = 2;

/** Seconds that a card takes to come in. Nothing behind it opens before. */
const CARD = 0.45;

/** Seconds below which a detail cannot be read. */
const READABLE = 1.2;

/** How cards, words and figures come in, at the pace of the slot that they are in. */
export function useMotions() {
  const {frames, fps} = useMoment();
  const {shape, frame} = useLayout();
  const seconds = frames / fps;
  const pace = Math.min(1, seconds / CALM);
  const at = (motion: Motion): Motion => ({
    ...motion,
    seconds: motion.seconds * pace,
    delay: (motion.delay ?? 0) * pace,
    stagger: (motion.stagger ?? 0) * pace,
  });
  return {
    readable: seconds >= READABLE,
    card: at(cardIn({shape, frame})),
    /** Lines come up from behind their own foot. */
    line: (delay: number) =>
      at({moves: [rise('0.9em'), wipe('down'), fade()], seconds: 0.5, delay, stagger: 0.07}),
    figure: (delay: number) => at({moves: [rise('0.5em'), fade()], seconds: 0.5, delay}),
    stamp: at({moves: [scale(0.8), fade()], seconds: 0.5, ease: 'spring-soft'}),
    fadeIn: (delay: number) => at({moves: fade(), seconds: 0.35, delay}),
    fill: at({moves: wipe('right'), seconds: 0.6, delay: 0.1, ease: 'standard'}),
    open: {seconds: 0.65 * pace, delay: CARD * pace},
  };
}

/** A card comes in over the one before, thin edge first: from the side in tall frames, else from below. */
const cardIn = ({shape, frame}: Pick<Layout, 'shape' | 'frame'>): Motion => ({
  moves: shape === 'tall' ? drift('left', frame.width) : drift('up', frame.height),
  seconds: CARD,
  ease: 'standard',
});
