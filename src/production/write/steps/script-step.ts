import {setBlock} from '../../../machine/documents/set-block.ts';
import type {AngleMaterial} from '../../../spot/angles/angle.ts';
import {findAngle} from '../../../spot/angles/angles.ts';
import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {type AnglesFile, usedAngle} from '../../../spot/documents/angles.ts';
import {writeScript} from '../../../spot/writing/write-script.ts';
import {shownCopy} from '../chosen-texts.ts';
import {slotsFor} from '../slots-for.ts';
import type {StepDraft, WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';
import {copyNotes, languageNotes} from '../write-notes.ts';

/** Writes `script.yaml` from the angle that `angles.yaml` uses. Error: `write-copy-invalid`. */
export function draftScript(context: WriteContext, angles: AnglesFile): StepDraft {
  const {brief, claims, parts, props} = context;
  const copy = shownCopy(context, angles);
  const {slots, seconds} = slotsFor(context, copy);
  const material: AngleMaterial = {brief, claims: usableClaims(claims)};
  const {script, short, unsaid} = writeScript({
    copy,
    parts,
    slots,
    seconds,
    language: props.language,
    shows: findAngle(usedAngle(angles).angle)?.shows(material) ?? {},
    product: brief.product,
  });
  return {
    document: 'script.yaml',
    edit: (text) => setBlock(text, ['beats'], script.beats),
    notes: [
      ...languageNotes(context),
      ...copyNotes(copy, context),
      ...(context.isSpoken ? unsaid.map(describeUnsaid) : []),
      ...(short > 0 ? [tooLittleTime(short)] : []),
    ],
  };
}

const describeUnsaid = (slot: string): WriteNote => ({
  kind: 'open',
  about: `voice.says.${slot}`,
  what: `the lines of the body differ between variants, so the script says none of them: add \`voice.says.${slot}\` to the values of the axis`,
});

const tooLittleTime = (short: number): WriteNote => ({
  kind: 'open',
  about: 'script.yaml',
  what: `viewers need ${short.toFixed(1)} s more to read the texts than the spot has: shorten them, or give the spot more seconds`,
});
