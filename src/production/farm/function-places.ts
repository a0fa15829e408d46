/** Shares the functions that an account may run at the same time between renders. */
export type FunctionPlaces = {
  /** Holds places for as long as the work lasts. A render that needs more than there are gets all of them. */
  hold: <T>(places: number, work: () => Promise<T>) => Promise<T>;
};

/** Functions that are left to other work of the account, as a fraction. */
const LEFT = 0.1;

/** Places for renders in an account that may run `concurrency` functions at once. First come, first served, so that no large render starves. */
export function openFunctionPlaces(concurrency: number): FunctionPlaces {
  const total = Math.max(1, Math.floor(concurrency * (1 - LEFT)));
  let free = total;
  const waiting: {places: number; go: () => void}[] = [];
  const next = (): void => {
    for (let [first] = waiting; first && first.places <= free; [first] = waiting) {
      waiting.shift();
      free -= first.places;
      first.go();
    }
  };
  return {
    hold: async (wanted, work) => {
      const places = Math.min(total, Math.max(1, wanted));
      await new Promise<void>((resolve) => {
        waiting.push({places, go: resolve});
        next();
      });
      try {
        return await work();
      } finally {
        free += places;
        next();
      }
    },
  };
}
