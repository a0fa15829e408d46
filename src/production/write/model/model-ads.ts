import {AD_FIELDS, type AdField, adMisfit, describeAdLimits} from '../../../spot/ad/ad-fit.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import {ALL_OPENINGS, isOfOpenings, type OpeningAd, type OwnAds} from '../../../spot/writing/opening-ads.ts';
import type {WrittenAxes} from '../../../spot/writing/write-axes.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {copyRules, tidied} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {adsWire} from './wire.ts';

/**
 * Asks for the texts beside the picture, for each opening that misses some: the variants with this opening show them. Texts that a person wrote are not asked for. If no proposal
 * for a field fits the placements, the answer is not valid. A text that a rule objects to is left out; a sentence of the brief then stands in its place.
 */
export async function modelAds(
  context: WriteContext,
  {axes, shared}: Pick<WrittenAxes, 'axes' | 'shared'>,
  own: OwnAds,
  buy: BuyWords,
): Promise<Proposal<Map<string, OpeningAd>>> {
  const proposal: Proposal<Map<string, OpeningAd>> = {value: new Map(), texts: [], notes: []};
  const openings = axes.hook ?? [{id: ALL_OPENINGS}];
  const openFields = (id: string): AdField[] =>
    AD_FIELDS.filter((field) => isOfOpenings(own, field) && own.openings.get(id)?.[field] === undefined);
  const open = openings.filter(({id}) => openFields(id).length > 0);
  if (open.length === 0) return proposal;
  const placements = context.props.placements.map((name) =>
    findPlacement(name, context.brand.kit.placements),
  );
  const limits = AD_FIELDS.map((field) => {
    const limit = describeAdLimits(field, placements, context.props.language);
    return `${field} ${limit === '' ? (field === 'primaryText' ? 'a sentence or two' : 'a few words') : limit}`;
  });
  const {ads} = await askModel(
    {
      name: 'ads',
      schema: adsWire(
        open.map(({id}) => id),
        (id, field, text) =>
          openFields(id).includes(field) ? adMisfit(field, tidied(text), placements) : undefined,
      ),
      instructions: [
        'You write the texts that stand beside a short video ad. For each opening of the ad: three proposals each for the primary text, the headline and the description, the best first. They continue what the opening says, and do not repeat it.',
        `The ad runs on: ${placements.map(({title}) => title).join(', ') || 'social platforms'}. Limits: ${limits.join('; ')}.`,
        MODEL_RULES,
      ].join('\n'),
      data: questionData(context, {openings: open, shared, bodies: axes.body ?? [], ctas: axes.cta ?? []}),
    },
    buy,
  );
  const judge = copyRules(context);
  for (const {id} of open) {
    const answer = ads.find(({opening}) => opening === id);
    const texts: OpeningAd = {};
    for (const field of answer ? openFields(id) : []) {
      const found = answer?.[field].map(tidied).find((text) => {
        if (adMisfit(field, text, placements) !== undefined || Object.values(texts).includes(text))
          return false;
        const why = judge(text);
        if (why !== undefined) proposal.notes.push(notUsed(`ad.${field} of ${id}`, why));
        return why === undefined;
      });
      // A field with the value undefined would replace the sentence of the brief.
      if (found !== undefined) texts[field] = found;
    }
    proposal.value.set(id, texts);
    proposal.texts.push(...Object.values(texts).filter((text) => text !== undefined));
  }
  return proposal;
}
