import {expect, test} from 'vitest';
import type {Comparison} from './pictures/compare-engines.ts';
import {PATIENCE, runPictures} from './pictures/run-pictures.ts';

/** How the variants of each template of `habits.ts` may be made, so that the set shows what the reference shows. */
const EXPECTED: Record<string, RegExp> = {
  // State of modules and globals does not survive from one variant to the next.
  firsttext: /^(composited|shared)$/,
  mapbyframe: /^(composited|shared)$/,
  windowstate: /^(composited|shared)$/,
  templatestate: /^(composited|shared)$/,
  localstorage: /^(composited|shared)$/,
  sessionstorage: /^(composited|shared)$/,
  cookie: /^(composited|shared)$/,
  prototypestate: /^(composited|shared)$/,
  namespacestate: /^(composited|shared)$/,
  patchedglobal: /^(composited|shared)$/,
  documentstate: /^(composited|shared)$/,
  title: /^(composited|shared)$/,
  windowname: /^(composited|shared)$/,
  historystate: /^(composited|shared)$/,
  symbolstate: /^(composited|shared)$/,
  listener: /^(composited|shared)$/,
  interval: /^(composited|shared)$/,
  // What changes the page while graphics are mounted, or cannot be undone, is announced.
  rootattribute: /^full-frame page-changed$/,
  customelement: /^full-frame page-state$/,
  registeredproperty: /^full-frame page-state$/,
  // What depends on the order of the frames is announced, and not kept.
  order: /^full-frame frame-memory$/,
  composition: /^(composited|shared)$/,
  bigimage: /^full-frame blend-mode$/,
  bigbackground: /^full-frame blend-mode$/,
  externaluse: /^full-frame blend-mode$/,
  externalfilter: /^full-frame blend-mode$/,
  externalmask: /^full-frame blend-mode$/,
  eagerimage: /^(composited|shared)$/,
  lazyimage: /^(composited|shared)$/,
  // Style sheets match nothing outside of the graphics of their template.
  csstakes: /^(composited|shared)$/,
  csshas: /^(composited|shared)$/,
  cssall: /^(composited|shared)$/,
  cssvars: /^(composited|shared)$/,
  aaa: /^(composited|shared)$/,
  // Rules that a module adds by itself can match the page and the footage.
  injected: /^full-frame context-rule$/,
  injectedpage: /^full-frame context-rule$/,
};

/** Habits that draw the words of another variant if anything of it is left in the page: `plain` shows the right ones. */
const REMEMBERING =
  /^(firsttext|windowstate|templatestate|\w+storage|cookie|\w*state|patchedglobal|title|windowname|rootattribute|listener|interval|customelement|registeredproperty)$/;

test('habits of templates: state, style sheets and pictures come out as from the reference engine', {
  timeout: PATIENCE,
}, async () => {
  const {out, err} = await runPictures('--habits');
  const lines = out.split('\n').filter(Boolean);
  const all = lines.map((line) => JSON.parse(line) as Comparison & {habit: string; likePlain: boolean});
  expect(all.length, err).toBeGreaterThanOrEqual(2 * Object.keys(EXPECTED).length);
  const wrong = all.filter(({habit, different, how, error}) => {
    const silent = different.some(({announced}) => !announced);
    return silent || error !== null || how.some((each) => !(EXPECTED[habit] ?? /./).test(each));
  });
  expect(wrong, 'their pictures are in out/pictures').toEqual([]);
  const stale = all.filter(({habit, likePlain}) => REMEMBERING.test(habit) && !likePlain);
  expect(stale.map(({id}) => id)).toEqual([]);
});
