import {sandboxOf, type Workspace} from '../production/project/workspace.ts';
import {decidePrice, readBills} from '../production/shoot/bills.ts';
import type {Bill, ModelBills} from '../spot/ledger/bills.ts';
import type {TenspotProject} from './open-project.ts';
import type {LedgerChoice} from './reconcile-takes.ts';
import {running} from './running.ts';

/** A bill that was above its estimate. */
export type BillAbove = {
  /** The id of the job. */
  job: string;
  /** The id of its provider. */
  provider: string;
  /** The id of its model. */
  model: string;
  /** US dollars that Tenspot had estimated at most. */
  estimated: number;
  /** US dollars that the vendor billed. */
  billed: number;
  /** When the job ended: ISO 8601. */
  at: string;
};

/** The bills of one model that were above their estimates. */
export type BilledModel = {
  /** The id of its provider. */
  provider: string;
  /** The id of the model. */
  model: string;
  /** True while a person has not decided about each bill: nothing is ordered from the model. */
  stopped: boolean;
  /** The bills that count. */
  bills: BillAbove[];
};

/** Lists the models that billed more than Tenspot estimated (`tenspot takes bills`). Changes nothing. */
export const bills = ({folders}: TenspotProject, {sandbox}: LedgerChoice = {}): Promise<BilledModel[]> =>
  running({}, async () => (await readBills(ledgerOf(folders, sandbox))).map(toBilledModel));

/** What a person decided about the price of a model. */
export type PriceAnswer = LedgerChoice & {
  /** The model, as `<provider>/<model>`. */
  model: string;
  /** `billed`: the model costs what it billed. `listed`: the bill is a mistake. */
  price: 'billed' | 'listed';
  /** The name of the person who decides. The ledger records it. */
  by: string;
  /** How that person knows. The ledger records it. */
  why: string;
  /** Changes nothing. Default: false. */
  dryRun?: boolean | undefined;
};

/** Records what a person decided about the price of a model. Errors: `bill-unknown`. */
export const decideBill = ({folders}: TenspotProject, answer: PriceAnswer): Promise<BilledModel> =>
  running({}, async () => {
    const {model, price, by, why, dryRun: rehearsal = false, sandbox} = answer;
    const place = ledgerOf(folders, sandbox);
    return toBilledModel(await decidePrice(place, model, {price, by, why}, {rehearsal, now: Date.now}));
  });

const ledgerOf = (folders: Workspace, sandbox = false): Workspace => (sandbox ? sandboxOf(folders) : folders);

const toBilledModel = ({provider, model, counted, undecided}: ModelBills): BilledModel => ({
  provider,
  model,
  stopped: undecided.length > 0,
  bills: counted.map(toBillAbove),
});

/** A bill, as results have it. */
export const toBillAbove = ({estimated, billed, ...rest}: Bill): BillAbove => ({
  ...rest,
  estimated: estimated / 1e6,
  billed: billed / 1e6,
});
