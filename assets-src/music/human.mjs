import {random} from './basics.mjs';

/** Nobody plays on the grid: how a player strays from it. */
export const human = (v, by = 0.12) => v * (1 + (random() - 0.5) * 2 * by);
export const late = () => random() * 0.006;
