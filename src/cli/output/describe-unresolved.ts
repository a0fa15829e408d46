import type {SettledJob} from '../../node/reconcile-takes.ts';
import {
  describeLostWindow,
  formatUsd,
  type Repaired,
  toMicro,
  type UnresolvedJob,
} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

/** What is not known of an unresolved job. */
const UNKNOWN: Record<string, string> = {
  outcome: 'whether the take was made',
  charge: 'what it cost',
  lost: 'where its file is',
  window: 'what was ordered',
};

/** Unresolved jobs in lines: what is known of each, and where to look up the rest. */
export function describeUnresolved(jobs: readonly UnresolvedJob[], sandbox: boolean): string[] {
  if (jobs.length === 0) return ['no unresolved jobs: there is nothing to reconcile'];
  const held = jobs.reduce((sum, {worst}) => sum + worst, 0);
  const command = `tenspot takes reconcile${sandbox ? ' --sandbox' : ''}`;
  return [
    ...jobs.flatMap(describeOne),
    `${jobs.length} unresolved ${jobs.length === 1 ? 'job' : 'jobs'}, ${dollars(held)} reserved. Look each of them up, then run one of`,
    `  ${command} <job> --charged <usd> [--clip <file>] --by <who> --why "..."`,
    `  ${command} <job> --not-charged --by <who> --why "..."`,
    `  ${command} <job> --ask-again --by <who>`,
  ];
}

function describeOne(job: UnresolvedJob): string[] {
  const {vendorJob, clientId, sentAt, why, note, lookUp} = job;
  const rows: [string, string][] = [
    ['unknown', `${UNKNOWN[why] ?? why}. ${note}`],
    ['sent', `${sentAt ?? 'not known whether it was'}, ${dollars(job.worst)} at most`],
    ['its id', vendorJob ?? `not known; Tenspot sent ${clientId}`],
    ['look up', lookUp],
  ];
  if (why === 'window') rows.splice(1, 2);
  const who = job.model === null ? job.provider : `${job.provider}/${job.model}`;
  const head = styleText('bold', job.job, {stream: process.stdout});
  return [`${head}  ${job.subject}  ${who}`, ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${text}`)];
}

/** What an answer did to an unresolved job. */
export function describeSettled(settled: SettledJob, dryRun: boolean): string {
  const {job, subject, provider, state, usd, held, file} = settled;
  const open = held > 0;
  const what = open
    ? `the next \`tenspot shoot\` queries ${provider} once more; ${dollars(held)} stays reserved`
    : `${dollars(usd)}, ${file !== null && state === 'COMMITTED' ? 'with its file' : 'without a file: the next run may buy another one'}`;
  return `${dryRun ? 'would be ' : ''}${open ? 'open again' : 'settled'}  ${job}  ${subject}  ${what}`;
}

/** The result of a repair. */
export function describeMended(mended: Repaired | null): string[] {
  if (mended === null) return ['the ledger is not damaged: nothing was changed'];
  const {kept, lost, unresolved, rebuilt, window, copies} = mended;
  const gone =
    lost === 0 ? 'none lost' : lost === undefined ? 'it is not known how many were lost' : `${lost} lost`;
  return [
    `repaired: ${kept} ${kept === 1 ? 'event' : 'events'} kept, ${gone}; the damaged files are in ${copies}`,
    ...(rebuilt.length > 0
      ? [
          `${rebuilt.length} ${rebuilt.length === 1 ? 'job was' : 'jobs were'} restored from the records of the purchased files`,
        ]
      : []),
    ...(window
      ? [
          `nothing is ordered until you settle ${window.job}: it stands for what may have been ordered ${describeLostWindow(window)}; see \`tenspot takes reconcile\``,
        ]
      : []),
    ...(unresolved.length > 0
      ? [
          `${unresolved.length} unfinished ${unresolved.length === 1 ? 'job is' : 'jobs are'} unresolved: ${unresolved.join(', ')}; see \`tenspot takes reconcile\``,
        ]
      : []),
  ];
}

const dollars = (usd: number): string => formatUsd(toMicro(usd) ?? 0);
