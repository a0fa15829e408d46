import {slotSeconds} from '../../spot/documents/script.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {toFrames, toSeconds} from '../../spot/timeline/frames.ts';
import {slotLengths} from '../../spot/timeline/resolve-spot.ts';
import {layerOf, laySlots} from '../../spot/timeline/timeline.ts';
import type {SlotSpec} from '../../spot/variant/template.ts';
import {setPath} from '../../spot/variant/variants-file.ts';
import type {ChosenCopy} from '../../spot/writing/choose-copy.ts';
import {textsOf} from './chosen-texts.ts';
import type {WriteContext} from './write-context.ts';
import {describeOpen} from './write-notes.ts';

/**
 * The slots of the template for a copy, and the seconds of each in the spot. `chosen`: its first texts go over what is written there.
 * Errors: `write-copy-invalid` where the template's copy needs more.
 */
export function slotsFor(
  {template, props, spot, parts}: WriteContext,
  chosen: ChosenCopy,
): {slots: Record<string, SlotSpec>; seconds: Record<string, number>} {
  const copy = Object.entries(textsOf(chosen, {parts})).reduce<unknown>(
    (at, [path, text]) => setPath(at, path, text),
    props.copy,
  );
  const parsed = template.copy.safeParse(copy);
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.map((issue: {path: PropertyKey[]; message: string}) => ({
        code: 'write-copy-invalid',
        what: 'the copy of the template is not complete, and the brief has no sentence for it',
        where: {file: spot.variants.file, field: ['props', 'copy', ...issue.path].map(String).join('.')},
        expected: issue.message,
        got: openAt(chosen, issue.path) ?? 'no text that fits',
        fix: 'Write the text in `props.copy` of variants.yaml, or write a shorter sentence in the brief. Then run the step again.',
      })),
    );
  const {format, seconds: length, fps, language} = props;
  const slots = slotLengths(
    template,
    {copy: parsed.data, format, seconds: length, fps, language},
    slotSeconds(spot.script?.value),
  );
  const spans = laySlots(slots, toFrames(length, fps));
  return {
    slots,
    seconds: Object.fromEntries(
      Object.keys(slots).map((slot) => [slot, toSeconds(spans[layerOf(slot, slots)]?.frames ?? 0, fps)]),
    ),
  };
}

/** Why no text was chosen for a field of the copy. */
const openAt = ({open}: ChosenCopy, path: readonly PropertyKey[]): string | undefined =>
  open.filter(({copy}) => copy === path.map(String).join('.')).map(describeOpen)[0];
