import type {CSSProperties} from 'react';

/** Colours and styles of the card beside the picture. */
export const AMBER = '#ffcf70';
export const ALARM = '#ff9d86';
export const GREEN = '#8fe0a8';

export const card: CSSProperties = {
  position: 'fixed',
  width: 'max-content',
  boxSizing: 'border-box',
  maxHeight: 320,
  overflow: 'auto',
  zIndex: 5,
  display: 'grid',
  gap: 8,
  padding: '10px 12px',
  borderRadius: 6,
  border: '1px solid #3a4045',
  backgroundColor: 'rgba(27, 30, 33, 0.94)',
  color: '#f2f4f5',
  font: '12px/1.45 system-ui, sans-serif',
  overflowWrap: 'anywhere',
};
export const row: CSSProperties = {display: 'flex', alignItems: 'center', gap: 6};
export const quiet: CSSProperties = {color: '#a3abb2'};
export const field: CSSProperties = {
  font: 'inherit',
  color: 'inherit',
  backgroundColor: '#121416',
  border: '1px solid #3a4045',
  borderRadius: 4,
  padding: '4px 6px',
  flex: '1 1 80px',
  minWidth: 0,
};
export const button: CSSProperties = {
  font: 'inherit',
  fontWeight: 600,
  color: '#0f1113',
  backgroundColor: '#f2f4f5',
  border: 0,
  borderRadius: 4,
  padding: '5px 8px',
  whiteSpace: 'nowrap',
  cursor: 'pointer',
};
