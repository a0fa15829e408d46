import type {CSSProperties} from 'react';
import type {Box} from '../../spot/geometry/box.ts';
import {
  type CellGroup,
  type ContactSheet,
  type ContactSheetCell,
  contactSheetBoxes,
} from '../../spot/sheets/contact-sheet.ts';
import {FrameRow, SheetPage} from './SheetPage.tsx';
import {clamped, noLigatures, oneLine, SHEET} from './sheet-style.ts';

/** A page of the contact sheet of a batch: frames of each variant, and failed variants with their problem. */
export function ContactSheetPage(sheet: ContactSheet) {
  const boxes = contactSheetBoxes(sheet);
  const failed = sheet.groups.flatMap(({cells}) => cells).filter(({shots}) => shots.length === 0).length;
  return (
    <SheetPage
      title={sheet.title}
      subtitle={
        <>
          {sheet.subtitle}
          {failed > 0 && <span style={{color: SHEET.bad}}>{`  ·  ${failed} failed`}</span>}
        </>
      }
    >
      {[...sheet.groups.entries()].flatMap(([group, {cells, thumb}]) =>
        [...cells.entries()].map(([index, cell]) => {
          const box = boxes[group]?.[index];
          return box && <Cell key={`${group} ${index}`} cell={cell} box={box} thumb={thumb} />;
        }),
      )}
    </SheetPage>
  );
}

function Cell({cell, box, thumb}: {cell: ContactSheetCell; box: Box; thumb: CellGroup['thumb']}) {
  const {x: left, y: top, width, height} = box;
  const failed = cell.shots.length === 0;
  return (
    <figure style={{position: 'absolute', left, top, width, height, margin: 0}}>
      <FrameRow shots={cell.shots} thumb={thumb}>
        <div style={{...failedCell, padding: 28, borderRadius: 8}}>
          <div style={{fontSize: 20, lineHeight: 1.4, color: SHEET.bad, fontWeight: 560}}>Failed</div>
          <div style={{...clamped(6), fontSize: 20, lineHeight: 1.4, color: SHEET.quiet, marginTop: 6}}>
            {cell.note}
          </div>
        </div>
      </FrameRow>
      <figcaption style={{paddingTop: 14}}>
        <div style={{...oneLine, fontSize: 23, fontWeight: 580, letterSpacing: '-0.008em', lineHeight: 1.3}}>
          {cell.label}
        </div>
        {!failed && (
          <div style={{...noLigatures, fontSize: 19, color: SHEET.quiet, lineHeight: 1.4}}>{cell.note}</div>
        )}
      </figcaption>
    </figure>
  );
}

const failedCell: CSSProperties = {
  flex: 1,
  backgroundColor: SHEET.empty,
  border: `1px solid ${SHEET.line}`,
  overflow: 'hidden',
};
