import {At, Captions, type SpotGraphics, useSpot} from 'tenspot/picture';
import {Card, type CardProps} from './Card.tsx';
import {Close} from './Close.tsx';
import {cardColors} from './card-colors.ts';
import {Intro} from './Intro.tsx';
import {Step} from './Step.tsx';
import {type demoSteps, FOOTAGE_RECTS} from './template.ts';

export const Graphics: SpotGraphics<typeof demoSteps> = ({copy}) => {
  const {brand, format} = useSpot();
  const rects = FOOTAGE_RECTS[format];
  const count = copy.steps.length;
  const paint = cardColors(brand, count);
  /** Text of a card: 0 is the opening, from 1 on a step. */
  const words = (number: number, still = false) => {
    const stepColors = paint.steps[number - 1];
    if (!stepColors) return <Intro opening={copy.opening} paint={paint.intro} still={still} />;
    return <Step steps={copy.steps} number={number} paint={stepColors} still={still} />;
  };
  const ground = (number: number): string => paint.steps[number - 1]?.ground ?? paint.intro.ground;
  const below = (number: number, cutouts: CardProps['cutouts']) => (
    <Card ground={ground(number)} cutouts={cutouts}>
      {words(number, true)}
    </Card>
  );
  return (
    <>
      <At slot="intro">
        {() => (
          <Card ground={paint.intro.ground} cutouts={[{rect: rects.intro}]}>
            {words(0)}
          </Card>
        )}
      </At>
      {[...copy.steps.entries()].map(([index, {closeUp}]) => {
        const main = {rect: rects.step};
        const second = {rect: rects.closeUp, shape: 'round', opens: true} as const;
        return (
          <At key={index} slot={`step-${index + 1}`}>
            {() => (
              <Card
                ground={ground(index + 1)}
                cutouts={closeUp ? [main, second] : [main]}
                over={below(index, [main])}
              >
                {words(index + 1)}
              </Card>
            )}
          </At>
        );
      })}
      <At slot="close">
        <Card
          ground={paint.close.ground}
          cutouts={[{rect: rects.close, shape: 'arch', opens: true}]}
          over={below(count, [])}
        >
          <Close copy={copy} paint={paint.close} />
        </Card>
      </At>
      <Captions />
    </>
  );
};
