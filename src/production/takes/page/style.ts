/** How the page of takes looks. It is allowed by its hash, and nothing else is. */
export const STYLE = `
:root{color-scheme:dark;--ground:#15171a;--card:#1d2024;--line:#2f343a;--loud:#f2f4f5;--quiet:#9aa3ab;--good:#7fd6a4;--bad:#ff9d86;--doubt:#f0c674}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--loud);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:6px 24px;align-items:center;padding:16px 32px;background:var(--ground);border-bottom:1px solid var(--line)}
h1{margin:0;font-size:20px;letter-spacing:-.012em}
header p{margin:0;color:var(--quiet);flex:1 1 320px}
nav{display:flex;gap:4px}
button{font:inherit;color:var(--quiet);background:none;border:1px solid transparent;border-radius:6px;padding:3px 10px;cursor:pointer}
button:hover{color:var(--loud)}
button[aria-pressed=true]{color:var(--loud);background:var(--card);border-color:var(--line)}
:focus-visible{outline:2px solid #4cd2ff;outline-offset:2px}
main{padding:0 32px 64px}
section{display:grid;grid-template-columns:minmax(200px,280px) 1fr;gap:32px;padding:32px 0;border-bottom:1px solid var(--line)}
section>div:first-child{position:sticky;top:88px;align-self:start}
h2{margin:0;font-size:18px;letter-spacing:-.01em}
.about{margin:2px 0 12px;color:var(--quiet)}
.text{margin:0 0 12px}
.together{border-color:var(--line)}
.takes{display:flex;flex-wrap:wrap;gap:24px}
.none{color:var(--quiet);margin:0}
article{width:220px;border-top:3px solid var(--line);padding-top:8px}
article.wide{width:360px}
article.good{border-color:var(--good)}
article.bad{border-color:var(--bad)}
article.doubt{border-color:var(--doubt)}
video,.empty{display:block;width:100%;background:var(--card);border-radius:6px;object-fit:contain}
article.bad video:not(:hover):paused{opacity:.5}
.empty{display:grid;place-items:center;color:var(--quiet);font-size:13px;border:1px solid var(--line)}
.f-9x16{aspect-ratio:9/16}.f-4x5{aspect-ratio:4/5}.f-1x1{aspect-ratio:1}.f-16x9{aspect-ratio:16/9}
h3{display:flex;justify-content:space-between;gap:8px;margin:10px 0 0;font-size:15px;font-weight:600;font-variant-numeric:tabular-nums}
h3 span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
article p{margin:0;color:var(--quiet);font-size:13px;overflow-wrap:anywhere}
.verdict{color:var(--quiet)}.good .verdict{color:var(--good)}.bad .verdict{color:var(--bad)}.doubt .verdict{color:var(--doubt)}
details{font-size:13px;color:var(--quiet)}
summary{cursor:pointer}
ul{margin:4px 0;padding-left:18px}
.say{display:flex;gap:6px;align-items:flex-start;margin-top:8px}
code{flex:1;min-width:0;padding:4px 8px;background:var(--card);border-radius:6px;font:12px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
.say button{font-size:13px;border-color:var(--line)}
[hidden]{display:none}
@media (max-width:720px){section{grid-template-columns:1fr}section>div:first-child{position:static}}
`;
