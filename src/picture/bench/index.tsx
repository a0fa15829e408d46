import {Composition} from 'remotion';
import {BLANK_SIZE, BLANK_SPOT} from '../blank-spot.ts';
import {defineCompositions} from '../compositions.tsx';
import type {Registry} from '../Spot.tsx';
import {moving} from './moving.tsx';
import {Stock, type StockProps} from './Stock.tsx';

type Moving = {
  /** The id of the template with moving graphics. */
  id: string;
  /** The id of the template that it moves. */
  of: string;
};

/**
 * For `tenspot bench` alone: all that a workspace registers; under the id `moving.id`, the template `moving.of` with
 * graphics that move in every frame; and `stock`, a variant as it is drawn without Tenspot.
 */
export function defineBench({graphics, templates}: Registry, {id, of}: Moving) {
  const [Graphics, template] = [graphics[of], templates[of]];
  if (!Graphics || !template) throw new Error(`there is no template "${of}"`);
  const registry: Registry = {
    graphics: {...graphics, [id]: moving(Graphics)},
    templates: {...templates, [id]: {...template, id}},
  };
  const All = defineCompositions(registry);
  const StockSpot = (props: StockProps) => <Stock {...props} registry={registry} />;
  return function Root() {
    return (
      <>
        <All />
        <Composition
          id="stock"
          component={StockSpot}
          defaultProps={{spot: BLANK_SPOT, filter: 'none'}}
          {...BLANK_SIZE}
        />
      </>
    );
  };
}
