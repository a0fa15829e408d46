import {copyTo} from '../../../machine/files/write-file.ts';
import type {Provider} from '../../contract/contract.ts';
import {type Alteration, FREE} from '../../contract/request.ts';
import {cards} from './cards.ts';

/** Clips that people shot or own. Nothing is generated: the request is the clip. */
export const library: Provider = {
  id: 'library',
  title: 'Library',
  models: cards,

  plan: ({clip, move, take}, card) => {
    if (!clip) throw new Error('the library needs a clip');
    const altered: Alteration[] =
      move.kind === 'static'
        ? []
        : [
            {
              field: 'move',
              asked: move.kind,
              becomes: 'the camera of the clip',
              why: 'a supplied clip is used as it was shot; a move in edit.yaml goes over it',
            },
          ];
    return {
      provider: 'library',
      model: card.id,
      version: card.version,
      params: {},
      inputs: {clip: clip.sha256},
      take,
      altered,
    };
  },

  estimate: () => FREE,
  submit: async (request) => ({provider: 'library', id: request.inputs.clip ?? '', request}),
  poll: async (operation) => ({state: 'done', operation}),
  collect: async ({operation}, file, {input}) => copyTo(input(operation.id), file),
};
