import {rejectTake} from '../../production/takes/reject.ts';
import {runVerdict, type VerdictFlags, verdictCommand} from '../arguments/verdict-command.ts';
import type {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  verdictCommand(
    'reject',
    'Rejects a take, with a reason. The spot then shows another take, if there is one. For later purchases, Tenspot ranks the model lower.',
  )
    .option('--why <reason>', 'required: what is wrong with it, in a few words; written to takes.yaml')
    .runs((shot: string, take: number, {why, ...flags}: VerdictFlags & {why?: string}) =>
      runVerdict('reject', {shot, take}, flags, (named, project, takes, at) =>
        rejectTake(named, why, project, takes, at),
      ),
    );
