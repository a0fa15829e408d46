import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {PurchaseRecord} from '../vault/purchase-records.ts';
import type {Writer} from './ledger.ts';

/** A record of the vault, and whether its file is there with the bytes that its name says. */
export type Proof = PurchaseRecord & {whole: boolean};

const NOTE = 'Written from the record beside the purchased file: the ledger had lost it.';

/**
 * Writes what the records prove into a ledger that lost events. A job whose file is there becomes COMMITTED at the price that
 * the provider said, else at the worst case. One whose file is missing, or was never decoded, becomes unresolved. `doubtful` are
 * the jobs whose later events may be lost; others that the ledger knows stay as they are. Returns the ids of the changed jobs.
 */
export function restorePurchases(
  writer: Writer,
  proofs: readonly Proof[],
  doubtful: ReadonlySet<string>,
): string[] {
  const changed = new Set<string>();
  for (const proof of [...proofs].sort((a, b) => a.boughtAt.localeCompare(b.boughtAt))) {
    const known = writer.job(proof.job);
    const job = known ?? addJob(writer, proof);
    if (!known) changed.add(job.id);
    const isProven = proof.checked && (proof.whole || proof.pruned !== undefined);
    if (!isProven) continue;
    const {file: asset, cost, terms} = proof;
    const paid = {cost, spent: cost ?? terms.worst, note: NOTE};
    const isMine = !known || doubtful.has(job.id) || changed.has(job.id);
    if (job.state === 'PARKED' && isMine) writer.move(job, 'COMMITTED', {asset, ...paid});
    else if (completedLater(job, proof))
      writer.move(writer.move(writer.move(job, 'DOWNLOADING'), 'VERIFIED', {asset}), 'COMMITTED', paid);
    else continue;
    changed.add(job.id);
  }
  return [...changed];
}

/** True of a job that had failed at no cost at the end of the kept events, and that brought a file later. */
const completedLater = ({state, spent, operation, sequence}: Job, proof: Proof): boolean =>
  state === 'FAILED' && spent === 0 && operation !== null && (proof.sequence ?? 0) > sequence;

/** A job that the ledger does not have, as an unresolved one: its file is paid for. */
function addJob(writer: Writer, {terms, day, sentAt, operation, boughtAt, job: id}: Proof): Job {
  const attempts = writer
    .related(terms.order, [])
    .filter(({plan}) => plan.key === terms.key)
    .map(({plan}) => plan.attempt);
  const attempt = attempts.includes(terms.attempt) ? Math.max(...attempts) + 1 : terms.attempt;
  let job = writer.add({...terms, attempt});
  if (job.id !== id)
    throw new TenspotError({
      code: 'record-foreign',
      what: `the record of job ${id} has the terms of ${job.id}`,
    });
  job = writer.move(job, 'RESERVED', {day: day ?? boughtAt.slice(0, 10)});
  job = writer.move(job, 'SUBMITTING', {sentAt: sentAt ?? boughtAt});
  // A job of a vendor is one job of ours: where another has that id already, this one is left without it.
  const isFree = operation !== null && !writer.jobAt(terms.provider, String(operation.id));
  if (isFree) job = writer.move(job, 'SUBMITTED', {operation});
  const note = `${NOTE} It was bought at ${boughtAt}.`;
  return writer.move(job, 'PARKED', {unresolved: {why: 'lost', note}, note: NOTE});
}
