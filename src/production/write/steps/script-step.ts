import {setBlock} from '../../../machine/documents/set-block.ts';
import type {AngleMaterial} from '../../../spot/angles/angle.ts';
import {findAngle} from '../../../spot/angles/angles.ts';
import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {type AnglesFile, usedAngle} from '../../../spot/documents/angles.ts';
import type {ScriptFile} from '../../../spot/documents/script.ts';
import {writeScript} from '../../../spot/writing/write-script.ts';
import {shownCopy} from '../chosen-texts.ts';
import {slotsFor} from '../slots-for.ts';
import type {StepDraft, WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';
import {copyNotes, languageNotes} from '../write-notes.ts';

/** The script of the angle that `angles.yaml` uses, in words of it and of the brief. Error: `write-copy-invalid`. */
export function frameworkScript(
  context: WriteContext,
  angles: AnglesFile,
): {script: ScriptFile; notes: WriteNote[]} {
  const {brief, claims, parts, props} = context;
  const copy = shownCopy(context, angles);
  const {slots, seconds} = slotsFor(context, copy);
  const material: AngleMaterial = {brief, claims: usableClaims(claims)};
  const {script, short} = writeScript({
    copy,
    parts,
    slots,
    seconds,
    language: props.language,
    shows: findAngle(usedAngle(angles).angle)?.shows(material) ?? {},
    product: brief.product,
  });
  return {
    script,
    notes: [
      ...languageNotes(context),
      ...copyNotes(copy, context),
      ...(short > 0 ? [tooLittleTime(short)] : []),
    ],
  };
}

/** Writes `script.yaml`. */
export const draftScript = ({script, notes}: {script: ScriptFile; notes: WriteNote[]}): StepDraft => ({
  document: 'script.yaml',
  edit: (text) => setBlock(text, ['beats'], script.beats),
  notes,
});

const tooLittleTime = (short: number): WriteNote => ({
  kind: 'open',
  about: 'script.yaml',
  what: `viewers need ${short.toFixed(1)} s more to read the texts than the spot has: shorten them, or give the spot more seconds`,
});
