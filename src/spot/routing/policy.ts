import {z} from 'zod';

const Usd = z.number().min(0).max(100_000);

/** What a spot allows when its shots are bought: `policy` in `shots.yaml`. */
export const RoutingPolicy = z.strictObject({
  /** Only these models, by id, or all of a provider, as `provider/*`. Default: all. */
  allow: z.array(z.string()).optional(),
  /** Never these. Goes before `allow`. */
  refuse: z.array(z.string()).default([]),
  /** `draft` prefers cheap takes, `final` the best that the budget allows. */
  quality: z.enum(['draft', 'final']).default('final'),
  /** Most US dollars for a take, a shot with all its takes, a run, and a day. Default: no limit but `--max-cost`. */
  budget: z.strictObject({take: Usd, shot: Usd, run: Usd, day: Usd}).partial().prefault({}),
  /** Takes that each shot should have and that are not rejected, until one is picked. 1 to 8. */
  takes: z.int().min(1).max(8).default(1),
  /** Which models make several takes of a shot: the `best` one all of them, or each take another of the `models`, best first. */
  spread: z.enum(['best', 'models']).default('best'),
  /** Whether a still of each shot is bought and picked before its clip. A shot may say otherwise. */
  stillsFirst: z.boolean().default(false),
  /** Whether the next vendor is tried where the moderation of one refuses a shot. */
  laxerFallback: z.boolean().default(false),
});
/** The policy of a spot. `budget.spot`: the budget of its brief. */
export type RoutingPolicy = z.infer<typeof RoutingPolicy> & {budget: {spot?: number | undefined}};

/** Whether a list of `model`, `provider/model` and `provider/*` names a model. */
export const names = (list: readonly string[], provider: string, model: string): boolean =>
  list.some((entry) => entry === model || entry === `${provider}/${model}` || entry === `${provider}/*`);
