import {captionTexts} from '../../spot/delivery/caption-texts.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {claimDays} from '../project/days-at.ts';
import {claimProblemsOf} from '../project/variants/claim-problems.ts';
import type {CaptionFile} from '../review/caption-files.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

/**
 * What the words of a variant claim without approval on a day of the delivery or the last day of the flight, and words that its brand bans: in its copy, its ad, the
 * voice, and the files with captions that go out. Undefined where there is nothing. A check in `check.json` is of another day, and the ad
 * and the captions are in no file that it hashed. Codes: those of `claimProblemsOf`; the first problem, with the count of the others.
 */
export function claimsProblem(
  {variant, captions}: Pick<DeliveryCandidate, 'variant' | 'captions'>,
  {project: {spot, catalog}, days, drafts}: Pick<DeliverContext, 'project' | 'days' | 'drafts'>,
): Problem | undefined {
  const brand = catalog.brands[variant.props.brand];
  const draft = drafts.find(({id}) => id === variant.id);
  if (!brand || !draft) return undefined;
  const written = captions.map((file) => ({
    text: wordsOf(file),
    where: {file: file.file, field: 'captions'},
  }));
  const found = claimDays(days, spot).flatMap((day) =>
    claimProblemsOf(spot, day)(variant, draft, brand, written),
  );
  const [first, ...more] = found.filter(
    ({code, got}, at) => found.findIndex((each) => each.code === code && each.got === got) === at,
  );
  if (!first) return undefined;
  const {file, line, field} = first.where ?? {};
  const place = [file, line].filter((part) => part !== undefined).join(':');
  return {
    ...first,
    what: `${field} ${first.what}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    got: `${first.got} (${place}, ${field})`,
  };
}

/** The words of a file with captions; none where it cannot be read, which the gate `captions` reports. */
function wordsOf({data, kind}: CaptionFile): string {
  const texts = captionTexts(new TextDecoder().decode(data), kind);
  return Array.isArray(texts) ? texts.map(({text}) => text.replaceAll('\n', ' ')).join(' ') : '';
}
