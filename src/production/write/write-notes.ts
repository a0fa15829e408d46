import type {UnapprovedClaim} from '../../spot/claims/unapproved-claims.ts';
import {isSameLanguage} from '../../spot/documents/language-tag.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import type {ChosenCopy, OpenText} from '../../spot/writing/choose-copy.ts';
import type {WriteNote} from './step.ts';
import type {WriteContext} from './write-context.ts';

/** What a person should know about the chosen texts of the copy. */
export const copyNotes = ({open, refused}: ChosenCopy, {props}: Pick<WriteContext, 'props'>): WriteNote[] => [
  ...refused.map(
    ({copy, text, claim}): WriteNote => ({
      kind: 'refused',
      about: `copy.${copy}`,
      what: describeUnproven(text, claim),
    }),
  ),
  ...open
    // A price that a person wrote stays.
    .filter((each) => !('amounts' in each) || textAt(props.copy, each.copy) === undefined)
    .map((each): WriteNote => ({kind: 'open', about: `copy.${each.copy}`, what: describeOpen(each)})),
];

/** That variants in other languages would show or say the written texts. Empty where there are none. */
export function languageNotes({
  props: {language},
  languages,
}: Pick<WriteContext, 'props' | 'languages'>): WriteNote[] {
  const others = languages.filter((each) => !isSameLanguage(each, language));
  if (others.length === 0) return [];
  return [
    {
      kind: 'open',
      about: 'language',
      what: `the texts in ${language} would also be in the variants in ${others.join(', ')}: translate them (\`tenspot write --translate\` proposes translations), give these variants texts of their own, or make a spot for each language`,
    },
  ];
}

/** Why a text of the copy is left to a person, in words. */
export const describeOpen = (open: OpenText): string =>
  'amounts' in open
    ? `no claim clearly says what the product costs; the claims have the ${open.amounts.length === 1 ? 'amount' : 'amounts'} ${open.amounts.map(show).join(', ')}`
    : 'unanswered' in open
      ? `${show(open.unanswered)} is left out, because the copy has no field that shows its whole answer`
      : `no sentence for the ${open.role} has at most ${open.most} characters${open.shortest === null ? '' : `; the shortest is ${show(open.shortest)}, with ${open.shortest.length}`}`;

/** Why a text is left out, in words. */
export const describeUnproven = (text: string, {nearest, marks}: UnapprovedClaim): string =>
  `${show(text)} claims more than is approved (${marks.map((mark) => show(mark.text)).join(', ')})${nearest ? `; the nearest claim is ${show(nearest.text)}` : ''}`;

const textAt = (copy: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce((at: unknown, key) => (at as Record<string, unknown> | undefined | null)?.[key], copy);
