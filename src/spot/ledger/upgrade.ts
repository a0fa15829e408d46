import {z} from 'zod';
import {EVENT_VERSION, JobChange, JobTerms, LedgerEvent, Unresolved} from './job.ts';
import {shotOfLabel} from './subject.ts';

/** The plan of a job as 0.1.0 wrote it. It bought clips and stills of shots, both as MP4. */
const PlanV1 = JobTerms.omit({kind: true, mediaType: true, subject: true}).extend({shot: z.string().min(1)});

const ChangeV1 = JobChange.omit({plan: true, asset: true, unresolved: true}).extend({
  plan: PlanV1.optional(),
  clip: z.string().optional(),
  parked: Unresolved.optional(),
});

const EventV1 = LedgerEvent.omit({version: true, change: true}).extend({change: ChangeV1});

/** What 0.1.0 kept of a job, as far as it is named otherwise today. */
const RecordV1 = z.looseObject({plan: PlanV1, clip: z.string().nullable(), parked: Unresolved.nullable()});

const RequestedStill = z.looseObject({still: z.literal(true)});

function upgradePlan({shot, ...plan}: z.infer<typeof PlanV1>): JobTerms {
  const kind = RequestedStill.safeParse(plan.request).success ? 'still' : 'clip';
  return {...plan, kind, mediaType: 'video/mp4', subject: shotOfLabel(shot)};
}

/**
 * Reads an event of the ledger, of this version or of 0.1.0. The stored text is not changed: its hash is part of the chain.
 * Undefined for anything else, such as an event of a newer version.
 */
export function readEvent(stored: unknown): LedgerEvent | undefined {
  const current = LedgerEvent.safeParse(stored);
  if (current.success) return current.data;
  const old = EventV1.safeParse(stored);
  if (!old.success) return undefined;
  const {plan, clip, parked, ...same} = old.data.change;
  return {
    ...old.data,
    version: EVENT_VERSION,
    change: {
      ...same,
      ...(plan === undefined ? {} : {plan: upgradePlan(plan)}),
      ...(clip === undefined ? {} : {asset: clip}),
      ...(parked === undefined ? {} : {unresolved: parked}),
    },
  };
}

/** Reads what is stored of a job, by this version or by 0.1.0. It has to equal what the events of the job add up to. */
export function readJobRecord(stored: unknown): unknown {
  const old = RecordV1.safeParse(stored);
  if (!old.success) return stored;
  const {plan: planned, clip, parked, ...same} = old.data;
  const plan = upgradePlan(planned);
  const {kind, mediaType} = plan;
  return {...same, plan, asset: clip === null ? null : {kind, mediaType, file: clip}, unresolved: parked};
}
