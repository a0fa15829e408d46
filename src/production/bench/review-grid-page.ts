/** How many frames are scrubbed through, and how far apart they are. */
const STEPS = {count: 40, frames: 7};

/** In the page of the review grid: milliseconds from its address until the stills of all variants on screen are drawn. */
export const UNTIL_STILLS = `(async () => {
  const drawn = () => new Promise(requestAnimationFrame);
  const stills = () => [...document.querySelectorAll('.tile img')];
  while (stills().length === 0 || !stills().every((each) => each.complete && each.naturalWidth > 0)) await drawn();
  await Promise.all(stills().map((each) => each.decode()));
  await drawn();
  return performance.now();
})()`;

/** Milliseconds of a step, and from the last step until the exact frames are there; and how many variants are on screen. */
export type Scrubbed = {step: number; rest: number; visible: number};

/**
 * In the page, as a program: moves the slider, and waits after each step until every variant on screen shows the frame: its filmstrip this frame or one
 * beside it, or, where it has none, its video exactly this one. At the end, it waits until all videos show exactly the frame. `withStrips`:
 * whether the page gets filmstrips; then it waits for them before it begins.
 */
export const scrubbing = (withStrips: boolean): string => `(async () => {
  const slider = document.querySelector('.scrub input');
  const drawn = () => new Promise(requestAnimationFrame);
  const tiles = () => [...document.querySelectorAll('.tile')].filter((each) => each.querySelector('img'));
  const strip = (tile) => tile.querySelector('canvas');
  const video = (tile) => tile.querySelector('video');
  const isExact = (frame) => (tile) => strip(tile)?.hidden !== false && video(tile)?.dataset.frame === String(frame);
  const isNear = (frame) => (tile) =>
    strip(tile)?.hidden === false ? Math.abs(Number(strip(tile).dataset.frame) - frame) <= 1 : isExact(frame)(tile);
  const move = (frame) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, String(frame));
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const until = async (holds) => {
    // While a page is laid out again, no tile is visible for a moment.
    while (tiles().length === 0 || !tiles().every(holds)) await drawn();
  };
  move(1);
  await until((tile) => video(tile)?.className === 'ready' && (strip(tile) !== null || !${withStrips}));
  await until(isExact(1));
  move(2);
  await until(isNear(2));
  const began = performance.now();
  let last = 2;
  for (let step = 1; step <= ${STEPS.count}; step++) {
    last = (step * ${STEPS.frames}) % (Number(slider.max) - 1);
    move(last);
    await until(isNear(last));
  }
  const ended = performance.now();
  await until(isExact(last));
  return {step: (ended - began) / ${STEPS.count}, rest: performance.now() - ended, visible: tiles().length};
})()`;

/** In the page: shows one variant of the grid. */
export const SHOW_ONE = `(async () => {
  const drawn = () => new Promise(requestAnimationFrame);
  const tiles = () => document.querySelectorAll('.tile').length;
  while (tiles() === 0) await drawn();
  const select = document.querySelector('.filters select');
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'selectedIndex').set.call(select, 1);
  select.dispatchEvent(new Event('change', {bubbles: true}));
  while (tiles() !== 1) await drawn();
})()`;
