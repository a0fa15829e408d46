import {findPlacement} from '../../../spot/placement/placements.ts';
import type {AdBest} from '../../../spot/writing/write-axes.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {copyRules, tidied} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {adWire} from './wire.ts';

/** Asks for the texts beside the picture. Which of them fit all placements is checked where they are written. */
export async function modelAd(context: WriteContext, buy: BuyWords): Promise<Proposal<AdBest>> {
  const placements = context.props.placements.map(findPlacement).map(({title}) => title);
  const answer = await askModel(
    {
      name: 'ad',
      schema: adWire,
      instructions: [
        'You write the texts that stand beside a short video ad: three proposals each for the primary text (a sentence or two), the headline and the description (a few words each), the best first.',
        `The ad runs on: ${placements.join(', ') || 'social platforms'}. Keep a headline and a description under 30 characters, and a primary text under 90.`,
        MODEL_RULES,
      ].join('\n'),
      data: questionData(context, {}),
    },
    buy,
  );
  const judge = copyRules(context);
  const proposal: Proposal<AdBest> = {value: {}, texts: [], notes: []};
  for (const [field, texts] of Object.entries(answer) as [keyof AdBest, string[]][]) {
    const used = texts.map(tidied).filter((text) => {
      const why = judge(text);
      if (why !== undefined) proposal.notes.push(notUsed(`ad.${field}`, why));
      return why === undefined;
    });
    proposal.value[field] = used;
    proposal.texts.push(...used);
  }
  return proposal;
}
