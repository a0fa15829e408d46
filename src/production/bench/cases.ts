/** A ratio that is measured in one run, the limit that it has to keep, and the one that is wanted. */
export type CaseId = keyof typeof CASES;
type Case = {what: string; gate: number; goal: number};

const STOCK_ONE = 'stock rendering one';
const STOCK_TEN = "stock's loop of ten";
const TEN_COLD = 'ten cold';

/** Lower is better in all of them. `against` says what the second figure is. */
export const CASES = {
  'ten-cold-vs-one': {what: 'ten variants, cold', against: STOCK_ONE, gate: 1, goal: 0.7},
  'ten-cold': {what: 'ten variants, cold', against: STOCK_TEN, gate: 0.1, goal: 0.07},
  'one-cold': {what: 'one variant, cold', against: STOCK_ONE, gate: 0.5, goal: 0.35},
  'first-run': {
    what: 'ten variants from nothing: takes, site and all',
    against: STOCK_TEN,
    gate: 0.17,
    goal: 0.12,
  },
  'copy-change': {what: 'one line of copy changed in all ten', against: TEN_COLD, gate: 0.3, goal: 0.12},
  'ten-warm': {what: 'nothing changed', against: TEN_COLD, gate: 0.05, goal: 0.02},
  'check-ten': {what: 'checking the ten masters for the first time', against: TEN_COLD, gate: 1, goal: 0.7},
  'check-again': {what: 'checking them again, nothing changed', against: '2 s', gate: 1, goal: 0.5},
  hundred: {what: 'a hundred variants that differ in two lines, cold', against: TEN_COLD, gate: 3, goal: 2},
  'thousand-plan': {
    what: 'fingerprinting and planning 1,000 variants that differ in one line',
    against: 'ten of them',
    gate: 10,
    goal: 4,
  },
  'proof-ten': {what: 'ten proofs, cold', against: TEN_COLD, gate: 0.45, goal: 0.3},
  'look-change': {what: 'the look changed in all ten', against: TEN_COLD, gate: 0.8, goal: 0.6},
  'music-change': {what: 'the music changed in all ten', against: TEN_COLD, gate: 0.15, goal: 0.08},
  'take-change': {what: 'a shared take changed in all ten', against: TEN_COLD, gate: 0.5, goal: 0.3},
  'nothing-shared': {
    what: 'ten with clips, texts and looks of their own',
    against: STOCK_TEN,
    gate: 0.5,
    goal: 0.35,
  },
  'full-motion': {
    what: 'one, its graphics moving in every frame',
    against: 'stock rendering the same',
    gate: 0.9,
    goal: 0.6,
  },
  'encode-floor': {
    what: 'composite and encode the distinct frames',
    against: 'encoding them from raw pictures',
    gate: 2,
    goal: 1.4,
  },
  'review-first': {
    what: 'review grid of 100 variants after their render: until the stills on screen are there',
    against: '2 s',
    gate: 1,
    goal: 0.5,
  },
  'review-first-cold': {
    what: 'the same without any still that the render made',
    against: '2 s',
    gate: 2,
    goal: 1,
  },
  'review-scrub': {
    what: 'review grid: a step of scrubbing with 16 variants on screen',
    against: 'the same page with one video that seeks',
    gate: 2,
    goal: 1,
  },
  'review-rest': {
    what: 'review grid: from the last step of scrubbing until 16 videos show its frame exactly',
    against: '1 s',
    gate: 1,
    goal: 0.5,
  },
  'review-memory': {
    what: 'most memory of the review app and its browser',
    against: '1 GB',
    gate: 1,
    goal: 0.8,
  },
  'peak-memory': {what: 'most memory of the process tree, ten cold', against: '1 GB', gate: 1.5, goal: 1},
} as const satisfies Record<string, Case & {against: string}>;

/** `ours` and `stock` in seconds; of memory, in GB. */
export type Measured = {
  id: CaseId;
  takes: string;
  ours: number;
  stock: number;
  ratio: number;
  gate: number;
  goal: number;
  pass: boolean;
};

export function judge(id: CaseId, takes: string, ours: number, stock: number): Measured {
  const {gate, goal} = CASES[id];
  const ratio = ours / stock;
  return {id, takes, ours, stock, ratio, gate, goal, pass: ratio <= gate};
}
