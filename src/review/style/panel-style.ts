/** The panel: tabs, forms and cards. */
export const PANEL_STYLE = `
.panel{display:grid;grid-template-rows:auto minmax(0,1fr);margin:0 20px 0 0;background:var(--card);border-radius:12px;overflow:hidden;min-height:0}
.tabs{display:flex;padding:8px 8px 0}
.tabs [role=tablist]{display:flex;gap:2px}
.tabs [role=tab]{background:none;border:0;border-radius:7px;padding:6px 10px;color:var(--quiet)}
.tabs [role=tab]:hover{color:var(--loud);background:none}
.tabs [role=tab][aria-selected=true]{color:var(--loud);background:var(--raised)}
.tabs .bare{margin-left:auto}
.tab{overflow:auto;padding:16px;display:grid;gap:20px;align-content:start}
.tab form,.round{display:grid;gap:12px}
.tab form{padding-bottom:20px;border-bottom:1px solid var(--line)}
.round{padding-bottom:20px;border-bottom:1px solid var(--line)}
form.round{border-bottom:0;padding-bottom:0}
.field{display:grid;gap:4px;font-size:13px}
.field span{color:var(--quiet)}
.field input{width:100%}
.choice legend{font-size:13px;color:var(--quiet);margin-bottom:4px;padding:0}
.choice>div{display:flex;flex-wrap:wrap;gap:4px}
.choice label{position:relative;padding:4px 10px;border:1px solid var(--line);border-radius:7px;font-size:13px;cursor:pointer}
.choice label:hover{background:var(--raised)}
.choice label.chosen{background:var(--loud);color:var(--ground);border-color:var(--loud);font-weight:540}
.choice label.chosen.must,.choice label.chosen.changes-required{background:var(--bad);border-color:var(--bad)}
.choice label.chosen.should,.choice label.chosen.approved-with-changes{background:var(--doubt);border-color:var(--doubt)}
.choice label.chosen.question{background:var(--info);border-color:var(--info)}
.choice label.chosen.praise,.choice label.chosen.approved{background:var(--good);border-color:var(--good)}
.choice input{position:absolute;opacity:0;inset:0;width:100%;height:100%;min-height:0;margin:0;cursor:pointer}
.choice label:has(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}
.where{display:flex;align-items:baseline;gap:8px;font-variant-numeric:tabular-nums}
.where strong{font-size:17px;font-weight:600}
.where .whole{margin-left:auto;font-size:13px;color:var(--quiet)}
.whole input{min-height:0;vertical-align:-1px;accent-color:#fff}
.hit-text{padding:10px 12px;border-radius:8px;background:#7cc4ff1f;display:grid;gap:4px;overflow-wrap:anywhere}
.hit-text q{white-space:pre-line}
.hit-text .quiet{color:#b9c2ca;font-size:13px}
.row-of-buttons{display:flex;gap:8px;flex-wrap:wrap;align-items:center}
.row-of-buttons:empty{display:none}
.row-of-buttons input{flex:1;min-width:0}
.change{display:grid;gap:8px;font-size:13px}
.change label{display:grid;gap:4px}
.change label span{color:var(--quiet)}
.cards{display:grid;gap:8px}
.card{border-left:3px solid var(--line);background:#1a1d20;border-radius:0 8px 8px 0;padding:10px 12px;display:grid;gap:6px;font-size:13px;overflow-wrap:anywhere}
.card.error,.card.must,.card.is-bad{border-color:var(--bad)}
.card.warning,.card.should,.card.is-doubt{border-color:var(--doubt)}
.card.question{border-color:var(--info)}
.card.praise,.card.is-good,.card.picked{border-color:var(--good)}
.card .meta{display:flex;gap:8px;align-items:baseline;flex-wrap:wrap}
.card .meta .by,.card .meta>span:last-child:not(.kind){margin-left:auto}
.kind{color:var(--quiet)}
.says{font-size:14px;white-space:pre-line}
.asks{color:var(--info);white-space:pre-line}
.answer{color:var(--good)}
.answered .says{color:var(--quiet)}
.struck{text-decoration:line-through;color:var(--quiet)}
.answering{display:grid;gap:8px}
.stages{font-size:13px}
.diff{font:12px/1.5 ui-monospace,monospace;background:var(--ground);border-radius:6px;padding:8px 10px;overflow:auto;max-height:260px;white-space:pre-wrap;overflow-wrap:anywhere}
.diff ins{color:var(--good);text-decoration:none}.diff del{color:var(--bad);text-decoration:none}
.card.take video{width:100%;max-height:240px;border-radius:6px;background:#000}
@media (max-width:720px){.panel{margin:8px 16px}.tab{overflow:visible}.grid-page .panel{grid-row:2}}
`;
