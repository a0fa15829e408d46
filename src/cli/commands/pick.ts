import type {Command} from 'commander';
import {pickTake} from '../../production/takes/pick.ts';
import {tellVerdict, type VerdictOptions, verdictCommand} from '../arguments/verdict-command.ts';

export const command = (): Command =>
  verdictCommand(
    'pick',
    'Has a spot show one take of a shot: edit.yaml names it, and takes.yaml says that it was picked.',
  ).action((shot: string, take: number, options: VerdictOptions) =>
    tellVerdict('pick', {shot, take}, options, pickTake),
  );
