import {csvSheet} from '../../spot/delivery/csv-sheet.ts';
import type {CostLine} from '../../spot/takes/cost-sheet.ts';
import {costsOf} from '../takes/costs.ts';
import type {DeliverContext} from './deliver-context.ts';

const usd = (micro: number): string => (micro / 1e6).toFixed(6);

/** The costs of the takes of the spot and of its voice, by shot or slot, from the ledger, in US dollars. It is written beside a delivery, because a delivery is handed on. */
export function costsSheet({project, takes}: DeliverContext): string {
  const {shots, total, approved, perApproved} = costsOf(project, takes);
  const line = (name: string, format: string, {picked, rejected, other, failed, held, spent}: CostLine) => [
    name,
    format,
    ...[picked, rejected, other, failed].flatMap((sum) => [sum.takes, usd(sum.micro)]),
    usd(held.micro),
    usd(spent),
  ];
  const per = perApproved === null ? null : usd(perApproved);
  return csvSheet(
    [
      ...['shot', 'format', 'picked', 'picked usd', 'rejected', 'rejected usd', 'undecided', 'undecided usd'],
      ...['failed', 'failed usd', 'held usd', 'spent usd'],
    ],
    [
      ...shots.map((shot) => line(shot.shot, shot.format, shot)),
      line('total', '', total),
      ['per variant with picked takes', '', approved, per],
    ].map((row) => [...row, ...Array(12 - row.length).fill(null)]),
  );
}
