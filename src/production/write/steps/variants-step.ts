import {setBlock} from '../../../machine/documents/set-block.ts';
import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {claimChecker} from '../../../spot/claims/unapproved-claims.ts';
import {type AnglesFile, usedAngle} from '../../../spot/documents/angles.ts';
import type {Shot} from '../../../spot/documents/shots.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import {setPath} from '../../../spot/variant/variants-file.ts';
import {writeAxes} from '../../../spot/writing/write-axes.ts';
import type {StepDraft} from '../step.ts';
import {slotsFor, type WriteContext} from '../write-context.ts';
import {chosenCopy, describeOpen, textsOf} from './script-step.ts';

/** How many variants a batch has by default. */
const WANTED = 10;

/** Writes the axes, the shared copy, the shots of the slots and the ad of `variants.yaml`. Other axes and props stay. */
export function draftVariantAxes(
  context: WriteContext,
  angles: AnglesFile,
  shots: readonly Pick<Shot, 'id'>[],
  wanted = WANTED,
): StepDraft {
  const {brief, claims, parts, props, spot} = context;
  const angle = usedAngle(angles);
  const copy = chosenCopy(context, angles);
  const isProven = (text: string): boolean => claimChecker(claims)(text).length === 0;
  const written = writeAxes({
    copy,
    hooks: hooksOf(context, angles),
    parts,
    adTexts: [
      brief.promise,
      ...usableClaims(claims).map(({text}) => text),
      ...angle.bodies.flat(),
      brief.product,
    ].filter(isProven),
    placements: props.placements.map(findPlacement),
    wanted,
  });
  const slots = Object.keys(slotsFor(context, textsOf(copy, context)).slots);
  const filled = slots.filter((slot) => shots.some(({id}) => id === slot));
  const {axes: own, props: before, ad: ownAd, rows, csv} = spot.variants.value;
  const shared = Object.entries(written.shared).reduce<unknown>(
    (at, [path, text]) => setPath(at, path, text),
    before,
  ) as Record<string, unknown>;
  const shown = {
    ...(before.shots as Record<string, unknown> | undefined),
    ...Object.fromEntries(filled.map((slot) => [slot, slot])),
  };
  const without = Object.fromEntries(
    Object.entries(own).filter(([name]) => !['hook', 'body', 'cta'].includes(name)),
  );
  return {
    document: 'variants.yaml',
    edit: (text) => {
      const copied = setBlock(text, ['props', 'copy'], shared.copy ?? {});
      const shot = Object.keys(shown).length > 0 ? setBlock(copied, ['props', 'shots'], shown) : copied;
      const ad =
        Object.keys(written.ad).length > 0 ? setBlock(shot, ['ad'], {...ownAd, ...written.ad}) : shot;
      return setBlock(ad, ['axes'], {...written.axes, ...without});
    },
    notes: [
      ...copy.open.map(describeOpen),
      ...(rows || csv
        ? [
            {
              kind: 'open' as const,
              about: rows ? 'rows' : 'csv',
              what: 'the variants are those of this list: name the new values of the axes in it, or remove it',
            },
          ]
        : []),
      ...written.openAd.map((field) => ({
        kind: 'open' as const,
        about: `ad.${field}`,
        what: 'no approved sentence of the brief fits all placements',
      })),
    ],
  };
}

/** The opening lines that fit: those of the used angle, then those of the others, because a hook goes with any body. */
function hooksOf(context: WriteContext, file: AnglesFile): {angle: string; text: string}[] {
  const used = usedAngle(file);
  const hooks = [used, ...file.angles.filter((each) => each !== used)].flatMap((each) =>
    chosenCopy(context, {...file, use: each.angle}).hooks.map((text) => ({angle: each.angle, text})),
  );
  return hooks.filter(({text}, at) => hooks.findIndex((other) => other.text === text) === at);
}
