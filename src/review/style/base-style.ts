/** Colours, type, buttons and the frame of the page. Texts have a contrast of at least 4.5 to 1 on every ground (WCAG 2.2, 1.4.3). */
export const BASE_STYLE = `
@font-face{font-family:Inter;src:url(font.woff2) format('woff2');font-weight:100 900;font-display:block}
:root{color-scheme:dark;--ground:#0d0e10;--card:#15171a;--raised:#1f2226;--line:#2b2f34;--loud:#f4f5f6;--quiet:#a2a9b0;--accent:#f4f5f6;--focus:#7cc4ff;--good:#7fd6a4;--bad:#ff9d86;--doubt:#f0c674;--info:#8fc1ff}
*{box-sizing:border-box}
html,body,#app{height:100%}
body{margin:0;background:var(--ground);color:var(--loud);font:14px/1.45 Inter,system-ui,sans-serif;font-feature-settings:'cv11','ss03';-webkit-font-smoothing:antialiased}
h1,h2,h3,p,ul,dl,dd,figure,fieldset{margin:0;padding:0;border:0}
ul{list-style:none}
h1{font-size:17px;font-weight:620;letter-spacing:-.015em;line-height:1.25}
h2{font-size:17px;font-weight:620;letter-spacing:-.01em}
h3{font-size:13px;font-weight:600;margin-bottom:8px}
code{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace;color:var(--loud);background:var(--raised);border-radius:4px;padding:1px 5px}
.quiet{color:var(--quiet)}.good{color:var(--good)}.bad{color:var(--bad)}.doubt{color:var(--doubt)}
button,input,select,textarea{font:inherit;color:inherit}
button,select,input,textarea{background:var(--raised);border:1px solid var(--line);border-radius:7px;padding:6px 12px;min-height:34px}
button{cursor:pointer;white-space:nowrap}
button:hover:not(:disabled){background:#2a2e33}
button[aria-pressed=true]{background:var(--loud);color:var(--ground);border-color:var(--loud)}
button[aria-pressed=true] .quiet{color:#4b5157}
button:disabled{color:#737a81;cursor:default}
button.loud{background:var(--loud);color:var(--ground);border-color:var(--loud);font-weight:560}
button.loud:hover:not(:disabled){background:#dfe2e4}
button.loud:disabled{background:var(--raised);color:#8a9198;border-color:var(--line)}
button.bare,button.link{background:none;border:0;padding:0 6px;min-height:24px;min-width:24px;color:var(--quiet)}
button.link{color:var(--loud);text-decoration:underline;text-underline-offset:3px;text-decoration-color:#5a6168;font-variant-numeric:tabular-nums}
button.bare:hover:not(:disabled),button.link:hover:not(:disabled){background:none;color:#fff;text-decoration-color:currentColor}
button.small{padding:3px 10px;min-height:28px;font-size:13px}
textarea{width:100%;resize:vertical;padding:8px 10px;line-height:1.4}
input::placeholder,textarea::placeholder{color:#8d949b}
select{padding-right:8px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.page{display:grid;height:100%;grid-template:auto minmax(0,1fr) auto/minmax(0,1fr)}
.page.with-panel{grid-template-columns:minmax(0,1fr) 380px}
.top{grid-column:1/-1;display:flex;align-items:center;gap:10px 20px;padding:12px 20px;flex-wrap:wrap}
.top .title{margin-right:auto;min-width:0}
.top .title p{font-size:13px}
.filters,.actions{display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.filters label{display:flex;align-items:center;gap:6px;color:var(--quiet);font-size:13px}
.filters select{color:var(--loud)}
.count{display:inline-block;margin-left:8px;min-width:18px;padding:0 5px;border-radius:9px;background:var(--line);color:var(--loud);font-size:12px;text-align:center}
.transport{grid-column:1/-1;display:flex;align-items:center;gap:14px;padding:10px 20px 14px}
.play{width:40px;height:40px;padding:8px;border-radius:50%;background:var(--loud);border-color:var(--loud);color:var(--ground);flex:none}
.play:hover:not(:disabled){background:#dfe2e4}
.play svg{display:block;width:100%;fill:currentColor}
.time{font-variant-numeric:tabular-nums;white-space:nowrap;font-size:13px}
.scrub{position:relative;flex:1;height:28px}
.strip{position:absolute;inset:10px 0;display:flex;border-radius:4px;overflow:hidden;background:var(--line)}
.strip i{flex:1 0 0;height:100%;background:#6d757d}
.strip i.same{background:#26292d}
.strip b{position:absolute;left:0;top:0;bottom:0;background:#ffffff4d;border-right:2px solid #fff}
.scrub input{position:absolute;inset:0;width:100%;height:100%;margin:0;padding:0;opacity:0;cursor:pointer}
.scrub:has(input:focus-visible) .strip{outline:2px solid var(--focus);outline-offset:3px}
.said{position:fixed;left:50%;top:68px;transform:translateX(-50%);z-index:5;max-width:min(640px,calc(100vw - 32px))}
.said p{background:#2a2e33;border:1px solid #3a3f45;border-radius:10px;padding:10px 8px 10px 16px;box-shadow:0 8px 30px #0009;display:flex;gap:8px;white-space:pre-line;align-items:flex-start}
.waiting{display:grid;place-content:center;height:100%;text-align:center;gap:8px;padding:24px}
.only-heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.help{border:1px solid var(--line);border-radius:14px;background:var(--card);color:var(--loud);padding:20px 24px 24px;width:min(860px,calc(100vw - 32px));max-height:calc(100dvh - 32px)}
.help::backdrop{background:#000a}
.help header{display:flex;justify-content:space-between;align-items:center;margin-bottom:16px}
.help>div{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:24px}
.help dl{display:grid;gap:8px}
.help dl>div{display:grid;grid-template-columns:92px 1fr;gap:8px;align-items:baseline}
.help dd{color:var(--quiet);font-size:13px}
kbd{font:12px/1 Inter,sans-serif;background:var(--raised);border:1px solid var(--line);border-radius:5px;padding:3px 6px;white-space:nowrap}
@media (max-width:720px){
.page,.page.with-panel{grid-template-columns:minmax(0,1fr);grid-template-rows:auto auto auto auto;height:auto;min-height:100%}
.top{padding:12px 16px}
.top .title{flex:1 0 100%}
.transport{position:sticky;bottom:0;background:var(--ground);padding:8px 16px 12px;z-index:2}
.said{width:calc(100vw - 32px)}
}
@media (prefers-reduced-motion:no-preference){button,.tile .picture{transition:background-color .12s,color .12s,box-shadow .12s}}
`;
