import type {Provider} from '../../../providers/contract/contract.ts';
import type {Job} from '../../../spot/ledger/job.ts';

/** A parked job, as the person needs it who has to find out what became of it. */
export type UnresolvedJob = {
  job: string;
  shot: string;
  provider: string;
  /** Null where the request does not name one. */
  model: string | null;
  /** Its id at the provider; null where the answer with it was lost. */
  vendorJob: string | null;
  /** Our own name for it, which went with the create where the provider takes one. */
  clientId: string;
  /** When it was last sent (ISO 8601); null where nothing says that it was. */
  sentAt: string | null;
  /** US dollars that stay set aside until it is settled. */
  worst: number;
  /** What is not known: `outcome`, `charge`, or `lost` where it is paid for and its clip cannot be had. */
  why: string;
  note: string;
  /** Where to look it up. */
  lookUp: string;
};

export function unresolvedJob(
  {id, plan, operation, sentAt, parked}: Job,
  providers: readonly Provider[],
): UnresolvedJob {
  const {remote, title} = providers.find((each) => each.id === plan.provider) ?? {};
  const {model} = plan.request as {model?: unknown};
  return {
    ...{job: id, shot: plan.shot, provider: plan.provider, clientId: plan.clientId, sentAt},
    model: typeof model === 'string' ? model : null,
    vendorJob: typeof operation?.id === 'string' ? operation.id : null,
    worst: plan.worst / 1e6,
    why: parked?.why ?? 'outcome',
    note: parked?.note ?? '',
    lookUp: remote ? `${title}: ${remote.history}` : `the records of ${plan.provider}`,
  };
}
