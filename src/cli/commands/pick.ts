import {pickTake} from '../../production/takes/pick.ts';
import {runVerdict, type VerdictFlags, verdictCommand} from '../arguments/verdict-command.ts';
import type {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  verdictCommand(
    'pick',
    'Chooses the take of a shot that the spot shows. Writes it to edit.yaml, and records the pick in takes.yaml.',
  ).runs((shot: string, take: number, flags: VerdictFlags) =>
    runVerdict('pick', {shot, take}, flags, pickTake),
  );
