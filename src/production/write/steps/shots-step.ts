import {appendItem, readIn, setIn} from '../../../machine/documents/edit-yaml.ts';
import {setBlock} from '../../../machine/documents/set-block.ts';
import type {ScriptFile} from '../../../spot/documents/script.ts';
import {canonical} from '../../../spot/keys/canonical-json.ts';
import {
  planShots,
  type ShotDraft,
  type ShotPlanContext,
  type WrittenShot,
} from '../../../spot/shot-plan/plan-shots.ts';
import type {StepDraft, WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';

/** Plans the shots of the beats of a script. Those that have `mustShoot: true` in `shots.yaml` keep it. */
export const plannedShots = (context: WriteContext, {beats}: ScriptFile): ShotDraft[] =>
  planShots(
    beats.map(({slot, seconds, shows = ''}) => ({slot, seconds, shows})),
    {
      ...shotContext(context),
      filmed: new Set(context.spot.shots.filter(({mustShoot}) => mustShoot).map(({id}) => id)),
    },
  );

/** Writes the shots of `shots.yaml`. Shots with other ids stay, and so does the policy. */
export const draftShots = (drafts: readonly ShotDraft[]): StepDraft => ({
  document: 'shots.yaml',
  edit: (text) =>
    withShots(
      text,
      drafts.map(({shot}) => shot),
    ),
  notes: drafts.flatMap(describeShotDraft),
});

/** The document with these shots in place of those of the same ids. Every other byte stays. */
function withShots(text: string, planned: readonly WrittenShot[]): string {
  const written = readIn(text, ['shots']);
  const before = Array.isArray(written) ? (written as {id?: unknown}[]) : [];
  if (before.every((each) => planned.some(({id}) => id === each?.id)))
    return setBlock(text, ['shots'], [...planned]);
  const isSame = (shot: WrittenShot): boolean => before.some((each) => canonical(each) === canonical(shot));
  const changed = planned.filter((shot) => !isSame(shot));
  const without = before.reduceRight(
    (done, each, index) =>
      changed.some(({id}) => id === each?.id) ? setIn(done, ['shots', index], undefined) : done,
    text,
  );
  return changed.reduce((done, shot) => appendItem(done, 'shots', shot), without);
}

/** What the brief and the brand say about shots. */
export function shotContext({brief, brand, claims, props}: WriteContext): ShotPlanContext {
  const {products} = brand.file.defaults.tenspot;
  return {
    language: props.language,
    names: claims.names,
    people: (brief.testimonials ?? []).map(({by}) => by),
    claims: claims.claims.map(({text}) => text),
    demonstration: brief.demonstration,
    product: [brief.product, ...Object.keys(products)],
    pictures: Object.values(products).map(({file, focus}) => ({file, focus})),
  };
}

const REASONS: Record<NonNullable<ShotDraft['real']>['kind'], string> = {
  person: 'a real person',
  event: 'a real event',
  place: 'a real place',
  demonstration: 'a demonstration that makes a claim',
};

/** What a person has to know about a planned shot. */
export const describeShotDraft = ({shot: {id, mustShoot}, real, needs}: ShotDraft): WriteNote[] => [
  ...(real || mustShoot
    ? [
        {
          kind: 'filmed' as const,
          about: id,
          what: real
            ? `it has to be filmed: ${REASONS[real.kind]} ("${real.words}")`
            : 'it has to be filmed: it has `mustShoot` in shots.yaml',
        },
      ]
    : []),
  ...(needs.includes('photo')
    ? [
        {
          kind: 'needs' as const,
          about: id,
          what: 'the brand has no picture of the product that a model could start from: add `photo` and `start`',
        },
      ]
    : []),
];
