import type {ReactNode} from 'react';
import {At, type SpotGraphics, useSlotFrame} from 'tenspot/picture';
import {ExamCard} from '../../ExamCard.tsx';
import {ExamHook} from '../../ExamHook.tsx';
import {OFFER_RECT, type ribbon} from './template.ts';

export const Graphics: SpotGraphics<typeof ribbon> = ({copy, safe, format}) => {
  const {fault} = copy;
  const {x, y} = OFFER_RECT[format];
  const box = {...safe, height: safe.height * 0.36};
  const cover = copy.fullCard ? {width: 1, height: 1} : {width: x || 1, height: y || 1};
  return (
    <>
      <At slot="hook" to={fault.hookSeconds}>
        <ExamHook box={box} fault={fault} kind="plate">
          {copy.hook}
        </ExamHook>
      </At>
      <At slot="offer" to={fault.offerSeconds}>
        <LegalUntil seconds={fault.legalSeconds}>
          {(legal) => (
            <ExamCard
              copy={copy}
              fault={legal ? fault : {...fault, legalSeconds: 0}}
              cover={cover}
              align="center"
            />
          )}
        </LegalUntil>
      </At>
    </>
  );
};

type Until = {seconds: number | undefined; children: (shown: boolean) => ReactNode};

function LegalUntil({seconds, children}: Until) {
  const {frame, fps} = useSlotFrame();
  return children(seconds === undefined || frame < seconds * fps);
}
