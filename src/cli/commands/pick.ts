import {pick} from '../../node/pick.ts';
import {openHere} from '../arguments/here.ts';
import {printVerdict, type VerdictFlags, verdictCommand} from '../arguments/verdict-command.ts';
import {openProgress} from '../output/progress.ts';
import type {TenspotCommand} from '../tenspot-command.ts';

export const command = (): TenspotCommand =>
  verdictCommand(
    'pick',
    'Chooses the take of a shot that the spot shows. Writes it to edit.yaml, and records the pick in takes.yaml.',
  ).runs(async (shot: string, take: number, flags: VerdictFlags) => {
    const project = await openHere();
    return printVerdict(
      await pick(project, {shot, take, ...flags, onProgress: openProgress()}),
      project.root,
      flags,
    );
  });
