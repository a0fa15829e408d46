import {z} from 'zod';
import type {Job} from './job.ts';
import {Micro} from './money.ts';

/** Vendors bill in whole cents or credits: a bill that is less than this above the estimate is a rounding. Micro-dollars. */
const ROUNDING = 10_000;

/** A job that a vendor charged more for than was reserved. Amounts are micro-dollars. */
export type Bill = {
  job: string;
  provider: string;
  /** Empty where the request names none. */
  model: string;
  estimated: Micro;
  billed: Micro;
  /** When the job came into its last state (ISO 8601). */
  at: string;
};

/** What a person decided about the bills of a model that were above its estimates. */
export const PriceDecision = z.strictObject({
  provider: z.string(),
  model: z.string(),
  /**
   * `billed`: the model costs that much, and estimates go on using what was billed. `listed`: the bills were mistakes, and estimates use
   * the price of the model's card again.
   */
  price: z.enum(['billed', 'listed']),
  /** The bills that the decision is about. A later or a higher one is not decided by it. */
  bills: z.array(z.strictObject({job: z.string(), billed: Micro})),
  by: z.string().min(1),
  why: z.string().min(1),
  /** ISO 8601. */
  at: z.string(),
});
export type PriceDecision = z.infer<typeof PriceDecision>;

/** The bills of one model that count. */
export type ModelBills = {
  provider: string;
  model: string;
  /** Those that a person has not decided about. While there is one, nothing is ordered from the model. */
  undecided: Bill[];
  /** Those that estimates use: all but those that a person decided to be mistakes. */
  counted: Bill[];
};

const Named = z.looseObject({model: z.string()});

/** The jobs that cost more than was reserved for them. */
export const billsAbove = (jobs: readonly Job[]): Bill[] =>
  jobs.flatMap(({id, plan, cost, spent, at}) => {
    const billed = Math.max(cost ?? 0, spent);
    if (billed < plan.worst + ROUNDING) return [];
    const model = Named.safeParse(plan.request).data?.model ?? '';
    return [{job: id, provider: plan.provider, model, estimated: plan.worst, billed, at}];
  });

/** The bills that count, by model, after what people decided. */
export function billsByModel(bills: readonly Bill[], decisions: readonly PriceDecision[]): ModelBills[] {
  const isIn = ({job, billed}: Bill, price: readonly PriceDecision['price'][]): boolean =>
    decisions.some(
      (each) =>
        price.includes(each.price) && each.bills.some((own) => own.job === job && own.billed >= billed),
    );
  const models = [...Map.groupBy(bills, ({provider, model}) => JSON.stringify([provider, model])).values()];
  return models.flatMap((own): ModelBills[] => {
    const [first] = own;
    const counted = own.filter((bill) => !isIn(bill, ['listed']));
    if (!first || counted.length === 0) return [];
    const {provider, model} = first;
    return [{provider, model, counted, undecided: counted.filter((bill) => !isIn(bill, ['billed']))}];
  });
}

/** The bills of a model; undefined where none counts. */
export const billsOf = (
  all: readonly ModelBills[],
  {provider, model}: Pick<Bill, 'provider' | 'model'>,
): ModelBills | undefined => all.find((each) => each.provider === provider && each.model === model);

/**
 * US dollars that a take costs after such bills: at least the highest bill, and at least the estimate times the largest ratio of a bill to
 * its estimate. So a longer take is not estimated at what a shorter one was billed.
 */
export function raisedPrice(usd: number, {counted}: Pick<ModelBills, 'counted'>): number {
  const highest = Math.max(0, ...counted.map(({billed}) => billed)) / 1e6;
  const ratio = Math.max(
    1,
    ...counted.map(({billed, estimated}) => (estimated > 0 ? billed / estimated : 1)),
  );
  return Math.max(usd * ratio, highest);
}
