import type {Chance} from '../production/shoot/buy/crash/chance.ts';

/** What the answer to an order is. The vendor accepts the order with all of the first list, and with none of the second. */
export const LIES = [
  'lost',
  'json-503',
  'page-503',
  'json-500',
  'page-500',
  'page-502',
  'page-504',
  'json-504',
  'gateway-429',
  'gateway-400',
  'page-200',
  'empty-200',
  'repeats-id',
  'twin',
] as const;
export const REFUSALS = ['broken', 'refused-503', 'refused-429', 'refused-400'] as const;
export type Answer = 'fine' | (typeof LIES)[number] | (typeof REFUSALS)[number];

/** What goes wrong with a job after it was accepted; each until a time of the campaign's clock, or so many times. */
export type Troubles = {
  /** Questions about the job are answered with this until then. */
  polls: {how: 404 | 500 | 502 | 'page-200'; until: number} | null;
  /** The result of a finished job. */
  result: {how: 500 | 504 | 404 | 'null'; until: number} | null;
  download: {how: 'cut' | 'page' | 404 | 500; times: number} | null;
  /** The list leaves the job out until then. */
  listedAt: number;
  /** The cost is missing in the answers. */
  silentCost: boolean;
};

/** The habits of the vendors of one campaign. A calm temper tells the truth, at once. */
export type Temper = {
  calm: boolean;
  answer: () => Answer;
  troubles: (now: number) => Troubles;
  ending: () => 'succeeds' | 'fails-charged' | 'fails-free' | 'flips';
  /** How many times the list price is charged. */
  bill: () => number;
  /** Milliseconds that a job takes. */
  takes: () => number;
  /** Seconds in `Retry-After` of a refusal. */
  retryAfter: () => number | null;
  /** How lists give back what was ordered. */
  echo: 'exact' | 'space' | 'text';
  /** The list shows only jobs that have ended. */
  endedOnly: boolean;
  /** Milliseconds by which the vendor's clock is off. */
  skew: number;
  /** Where Gemini puts the video: in the steps alone, or also in the field beside them. */
  stepsOnly: boolean;
  /** Replicate's answers have the webhook address of the order: its package lists the field as optional. */
  showsWebhooks: boolean;
};

const MINUTE = 60_000;

/** `trouble`: how often a single thing goes wrong, 0 to 1. */
export function temperOf(chance: Chance, trouble: number): Temper {
  const {maybe, pick, between, whole} = chance;
  const favourite = pick(LIES);
  const listing = pick(['prompt', 'prompt', 'minutes', 'quarter'] as const);
  const dear = maybe(0.1);
  return {
    calm: false,
    answer: () => {
      if (!maybe(trouble)) return 'fine';
      if (maybe(0.2)) return pick(REFUSALS);
      return maybe(0.5) ? favourite : pick(LIES);
    },
    troubles: (now) => ({
      polls: maybe(trouble / 2)
        ? {how: pick([404, 500, 502, 'page-200'] as const), until: now + between(1, 8) * MINUTE}
        : null,
      result: maybe(trouble / 2)
        ? {how: pick([500, 504, 404, 'null'] as const), until: now + between(2, 6) * MINUTE}
        : null,
      download: maybe(trouble / 2)
        ? {how: pick(['cut', 'page', 404, 500] as const), times: whole(1, 3)}
        : null,
      listedAt: now + {prompt: 0, minutes: between(1, 6), quarter: 15}[listing] * MINUTE,
      silentCost: maybe(trouble / 2),
    }),
    ending: () => {
      if (!maybe(trouble / 3)) return 'succeeds';
      return pick(['fails-charged', 'fails-free', 'flips'] as const);
    },
    bill: () => (dear && maybe(0.5) ? between(2, 80) : 1),
    takes: () => between(5_000, 90_000),
    retryAfter: () => (maybe(0.1) ? 1_000_000_000 : maybe(0.5) ? whole(1, 30) : null),
    echo: pick(['exact', 'exact', 'space', 'text'] as const),
    endedOnly: maybe(0.3),
    skew: maybe(0.4) ? pick([-1, 1]) * between(30_000, 150_000) : 0,
    stepsOnly: maybe(0.15),
    showsWebhooks: maybe(0.7),
  };
}

/** From now on the vendors tell the truth; troubles of earlier jobs last as long as they were to. */
export function calm(temper: Temper): void {
  Object.assign(temper, {
    calm: true,
    answer: () => 'fine',
    ending: () => 'succeeds',
    bill: () => 1,
    retryAfter: () => null,
    troubles: (now: number) => ({
      polls: null,
      result: null,
      download: null,
      listedAt: now,
      silentCost: false,
    }),
    echo: 'exact',
    endedOnly: false,
    skew: 0,
  } satisfies Partial<Temper>);
}
