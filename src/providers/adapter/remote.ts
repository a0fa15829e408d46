import type {Shot} from '../../spot/documents/shots.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {ModelCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import type {ShotRequest} from '../contract/request.ts';
import {planFor} from './plan-request.ts';
import {remoteProvider} from './remote-provider.ts';
import type {Vendor} from './vendor-api.ts';
import {routeOf, vendorRequest} from './vendor-request.ts';

/** A provider of clips and stills that is reached over the network. */
export const remote = (vendor: Vendor): Provider =>
  remoteProvider<ShotRequest, ModelCard>(vendor, {
    plan: (request, card) => {
      refuseMustShoot(request.shot, vendor.title);
      return planFor(vendor.id, request, card, vendor.fields(card));
    },
    prepare: (resolved, card, context) => vendorRequest(resolved, card, context, vendor.title),
    routeOf: (resolved, card) => routeOf(resolved, card, vendor.title),
    hosts: ({generation}) => generation?.hosts ?? [],
  });

/** Refuses shots of real people and real moments. Every plan of every model that generates comes through here. */
function refuseMustShoot({id, mustShoot}: Shot, title: string): void {
  if (!mustShoot) return;
  throw new TenspotError({
    code: 'must-shoot',
    what: `shot "${id}" is never sent to ${title}`,
    where: {field: `shots.${id}.mustShoot`},
    expected: 'a supplied clip: the shot is marked mustShoot',
    got: 'a model that generates',
    fix: 'Shoot it, put the file in the spot and name it as the clip of the shot.',
  });
}
