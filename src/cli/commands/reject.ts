import type {Command} from 'commander';
import {rejectTake} from '../../production/takes/reject.ts';
import {tellVerdict, type VerdictOptions, verdictCommand} from '../arguments/verdict-command.ts';

export const command = (): Command =>
  verdictCommand(
    'reject',
    'Says that a take is not good enough, and why: it is shown no more where there is another, and its model is asked less.',
  )
    .option('--why <reason>', 'needed: what is wrong with it, in a few words: it stays in takes.yaml')
    .action((shot: string, take: number, {why, ...options}: VerdictOptions & {why?: string}) =>
      tellVerdict('reject', {shot, take}, options, (named, production, takes, at) =>
        rejectTake(named, why, production, takes, at),
      ),
    );
