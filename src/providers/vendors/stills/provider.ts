import {NO_CAMERA_MOVE} from '../../../spot/timeline/camera-move.ts';
import {cameraMoveClip} from '../../adapter/camera-move-clip.ts';
import type {Provider} from '../../contract/contract.ts';
import {FREE} from '../../contract/request.ts';
import {cards} from './cards.ts';

/** A photo and a camera move: eased, sub-pixel smooth, made on this machine. */
export const stills: Provider = {
  id: 'stills',
  title: 'Stills',
  models: cards,

  plan: ({photo, cutout, move, seconds, fps, take}, card) => {
    if (!photo) throw new Error('stills needs a photo');
    const {kind, amount, ease} = move ?? NO_CAMERA_MOVE;
    const [x, y] = photo.focus;
    return {
      provider: 'stills',
      model: card.id,
      version: card.version,
      params: {
        ...{move: kind, amount, ease, seconds, fps, x, y},
        ...(cutout ? {parallax: cutout.parallax} : {}),
      },
      inputs: {photo: photo.sha256, ...(cutout ? {cutout: cutout.sha256} : {})},
      take,
      altered: [],
    };
  },

  estimate: () => FREE,
  submit: async (request) => ({provider: 'stills', id: request.inputs.photo ?? '', request}),
  poll: async (operation) => ({state: 'done', operation, conformed: true}),
  collect: async ({operation: {request}}, file, context) => {
    const {photo = '', cutout} = request.inputs;
    const pictures = {
      photo: context.input(photo),
      ...(cutout === undefined ? {} : {cutout: context.input(cutout)}),
    };
    await cameraMoveClip(request.params, pictures, file, context);
  },
};
