import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Provider} from '../../contract/contract.ts';
import {FREE} from '../../contract/request.ts';
import {cards} from './cards.ts';
import {fromParams, toParams} from './params.ts';

/** Draws an animatic of a shot that has no footage yet: on this machine, free, from the words of the shot alone. */
export const previz: Provider = {
  id: 'previz',
  title: 'Previz',
  models: cards,

  plan: (request, card) => ({
    provider: 'previz',
    model: card.id,
    version: card.version,
    params: toParams(request),
    inputs: {},
    take: request.take,
    altered: [],
  }),

  estimate: () => FREE,
  submit: async (request) => ({provider: 'previz', id: String(request.params.shot), request}),
  poll: async (operation) => ({state: 'done', operation}),

  collect: async ({operation: {request}}, file, {draw, signal}) => {
    if (!draw) {
      throw new TenspotError({
        code: 'draw-missing',
        what: 'an animatic cannot be drawn here',
        expected: 'a browser that draws compositions',
        got: 'none',
        fix: 'Render the spot: that opens one.',
      });
    }
    const props = fromParams(request.params, request.take);
    const {width, height, fps, frames} = props;
    await draw.clip({composition: 'animatic', props, width, height, fps, frames}, file, signal);
  },
};
