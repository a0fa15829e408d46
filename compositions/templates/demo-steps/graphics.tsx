import {At, type SpotGraphics, useSpot} from 'tenspot/picture';
import {Card} from './Card.tsx';
import {Close} from './Close.tsx';
import {paintsOf} from './colors.ts';
import {Intro} from './Intro.tsx';
import {Step} from './Step.tsx';
import {type demoSteps, STAGE} from './template.ts';

export const Graphics: SpotGraphics<typeof demoSteps> = ({copy}) => {
  const {brand, format} = useSpot();
  const stage = STAGE[format];
  const count = copy.steps.length;
  const paint = paintsOf(brand, count);
  /** The words of a card: the opening line is number 0. */
  const words = (number: number, still = false) => {
    const tones = paint.steps[number - 1];
    if (!tones) return <Intro opening={copy.opening} paint={paint.intro} still={still} />;
    return <Step steps={copy.steps} number={number} paint={tones} still={still} />;
  };
  const ground = (number: number): string => paint.steps[number - 1]?.ground ?? paint.intro.ground;
  const below = (number: number, windows: Parameters<typeof Card>[0]['windows']) => (
    <Card ground={ground(number)} windows={windows}>
      {words(number, true)}
    </Card>
  );
  return (
    <>
      <At slot="intro">
        <Card ground={paint.intro.ground} windows={[{rect: stage.intro}]}>
          {words(0)}
        </Card>
      </At>
      {[...copy.steps.entries()].map(([index, {closeUp}]) => {
        const window = {rect: stage.step};
        const second = {rect: stage.closeUp, shape: 'round', opens: true} as const;
        return (
          <At key={index} slot={`step-${index + 1}`}>
            <Card
              ground={ground(index + 1)}
              windows={closeUp ? [window, second] : [window]}
              over={below(index, [window])}
            >
              {words(index + 1)}
            </Card>
          </At>
        );
      })}
      <At slot="close">
        <Card
          ground={paint.close.ground}
          windows={[{rect: stage.close, shape: 'arch', opens: true}]}
          over={below(count, [])}
        >
          <Close copy={copy} paint={paint.close} />
        </Card>
      </At>
    </>
  );
};
