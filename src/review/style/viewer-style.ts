/** One variant: the picture, what lies over it, and the timeline. */
export const VIEWER_STYLE = `
.stage-room{display:flex;gap:24px;align-items:center;margin:4px 20px;min-height:0}
.stage-box{container-type:size;flex:1;align-self:stretch;display:grid;place-items:center;min-width:0}
.stage{position:relative;background:var(--card);border-radius:6px;overflow:hidden;cursor:crosshair;touch-action:none;user-select:none}
.stage>img,.stage>video,.wipe,.wipe video{position:absolute;inset:0;width:100%;height:100%}
.captions{position:absolute;left:6%;right:6%;bottom:12%;display:grid;gap:4px;justify-items:center;pointer-events:none;text-align:center;font-size:clamp(12px,3.6cqh,22px);line-height:1.3}
.captions p{background:#000c;color:#fff;border-radius:4px;padding:2px 8px;white-space:pre-line}
.captions-track span{background:#23303b;color:#b9d4ea}
.box{position:absolute;pointer-events:none;border:2px solid #fff;border-radius:3px;box-shadow:0 0 0 1px #0009,inset 0 0 0 1px #0006}
.box em{position:absolute;left:-2px;bottom:100%;margin-bottom:3px;padding:1px 6px;border-radius:4px;background:#fff;color:#0d0e10;font:600 11px/1.5 Inter,sans-serif;white-space:nowrap}
.box.drawn{border-style:dashed}
.box.hit{border:0;background:#7cc4ff40;box-shadow:0 0 0 2px var(--focus)}
.box.must{border-color:var(--bad)}.box.must em{background:var(--bad)}
.box.should{border-color:var(--doubt)}.box.should em{background:var(--doubt)}
.box.question{border-color:var(--info)}.box.question em{background:var(--info)}
.box.praise{border-color:var(--good)}.box.praise em{background:var(--good)}
.box.zone{border:1px dashed #fff;box-shadow:0 0 0 100vmax #00000073;border-radius:0}
.box.zone em{bottom:4px;left:4px;margin:0;background:#000b;color:#fff}
.wipe-line{position:absolute;top:0;bottom:0;width:2px;margin-left:-1px;background:#fff;pointer-events:none;box-shadow:0 0 8px #000a}
.wipe-name{position:absolute;top:10px;padding:2px 8px;border-radius:5px;background:#000b;font-size:12px;pointer-events:none}
.wipe-name.before{left:10px}.wipe-name.after{right:10px}
.wipe-slider{position:absolute;left:8%;right:8%;bottom:12px;width:84%;min-height:24px;padding:0;cursor:ew-resize;accent-color:#fff}
.timeline-room{grid-column:1/-1}
.timeline{position:relative;margin:8px 20px 0;padding-left:0;display:grid;gap:4px;cursor:pointer;touch-action:none;padding:4px 0}
.timeline .row{position:relative;height:22px}
.slots span{position:absolute;top:0;bottom:0;background:var(--raised);border-right:2px solid var(--ground);border-radius:4px;padding:2px 8px;font-size:12px;color:var(--quiet);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.slots em{font-size:12px;font-style:normal}
.timeline .marks{height:14px}
.marks button{position:absolute;top:3px;height:8px;min-height:0;padding:0;border:0;border-radius:4px;background:var(--info)}
.marks button::after{content:'';position:absolute;inset:-8px -4px}
.marks .error,.marks .must{background:var(--bad)}.marks .warning,.marks .should{background:var(--doubt)}.marks .praise{background:var(--good)}.marks .info{background:#7b838b}
.playhead{position:absolute;top:0;bottom:-4px;width:2px;margin-left:-1px;background:#fff;pointer-events:none}
.back{background:none;border-color:transparent;padding-left:8px;margin-left:-8px}
@media (max-width:720px){
.stage-room{height:62vh;margin:0 16px}
.timeline{margin:8px 16px 0}
.timeline-room{order:3;position:sticky;bottom:0;background:var(--ground);z-index:2}
.viewer-page .top .title{flex:1 1 auto}
.viewer-page .panel{order:4}
}
`;
