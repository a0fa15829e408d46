import type {Ad, ClipNames, Instance} from '../ads.ts';
import type {ExamBrand} from '../brands/brands.ts';
import type {Chance} from '../chance.ts';
import type {ClipBook} from '../footage/clip-book.ts';
import type {Kind, Strength} from '../kinds.ts';

/** How many instances each kind has. */
export const PER_KIND = 10;

/** What the makers of instances share. */
export type SetContext = {
  brands: readonly ExamBrand[];
  book: ClipBook;
  clips: ClipNames;
  chance: Chance;
  /** The ads whose masters are changed, and of which documents get a fault. */
  bases: readonly Ad[];
};

/** What one instance of a kind is: without what all instances have. */
export type Draft = Omit<Instance, 'id' | 'kind' | 'strength'> & {strength: Strength};

/** The strength of an instance by its number: the first is severe, the second barely over the limit, the others are between. */
export const strengthOf = (number: number): Strength => (['severe', 'barely'] as const)[number] ?? 'medium';

/** A value between the one of a severe defect and the one of a defect just over the limit. */
export function graded(number: number, severe: number, barely: number, chance: Chance): number {
  if (number === 0) return severe;
  if (number === 1) return barely;
  return barely + (severe - barely) * chance.between(0.15, 0.85);
}

/** Makes the ten instances of a kind. */
export function instancesOf(
  kind: Kind,
  {chance}: SetContext,
  make: (number: number, chance: Chance) => Omit<Draft, 'strength'>,
): Instance[] {
  return Array.from({length: PER_KIND}, (_, number) => ({
    ...make(number, chance.fork(`${kind} ${number}`)),
    id: `${kind}-${String(number + 1).padStart(2, '0')}`,
    kind,
    strength: strengthOf(number),
  }));
}
