import {z} from 'zod';
import type {Provider} from '../../../providers/contract/contract.ts';
import type {AssetKind} from '../../../spot/ledger/asset.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import {subjectLabel} from '../../../spot/ledger/subject.ts';
import {LEFT_NOTE} from './settle.ts';

/** An unresolved job, with what a person needs to find out what became of it. */
export type UnresolvedJob = {
  job: string;
  kind: AssetKind;
  /** What it was bought for, in a line. */
  subject: string;
  provider: string;
  /** Null where the request names none. */
  model: string | null;
  /** Its id at the provider; null where the answer with it was lost. */
  vendorJob: string | null;
  /** Our own id of it, which was sent along where the provider takes one. */
  clientId: string;
  /** When it was last sent (ISO 8601); null where the ledger has no record that it was. */
  sentAt: string | null;
  /** US dollars that stay reserved until it is settled. */
  worst: number;
  /**
   * What is not known: `outcome`, `charge`, or `lost` where it is paid for and its file cannot be fetched. `window`: it stands
   * for a time in which jobs may have been ordered that the ledger does not have.
   */
  why: string;
  note: string;
  /** Where to look it up. */
  lookUp: string;
};

const Named = z.looseObject({model: z.string()});

export function unresolvedJob(
  {id, plan, operation, sentAt, unresolved}: Job,
  providers: readonly Pick<Provider, 'id' | 'title' | 'remote'>[],
): UnresolvedJob {
  const {kind, subject, provider, clientId, request, worst} = plan;
  const isWindow = isLostWindow({plan});
  const {remote, title} = providers.find((each) => each.id === provider) ?? {};
  return {
    job: id,
    kind,
    subject: isWindow ? 'lost window' : subjectLabel(subject),
    provider,
    model: Named.safeParse(request).data?.model ?? null,
    vendorJob: typeof operation?.id === 'string' ? operation.id : null,
    clientId,
    sentAt,
    worst: worst / 1e6,
    why: isWindow ? 'window' : (unresolved?.why ?? 'outcome'),
    note: unresolved?.note ?? LEFT_NOTE,
    lookUp: isWindow
      ? providers.flatMap((each) => (each.remote ? `${each.title}: ${each.remote.history}` : [])).join('; ')
      : remote
        ? `${title}: ${remote.history}`
        : `the records of ${provider}`,
  };
}
