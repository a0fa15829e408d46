/** The style sheet of the page of a check. The security policy of the page allows only this one, by its hash. */
export const CHECK_STYLE = `
:root{color-scheme:dark;--ground:#15171a;--card:#1d2024;--line:#2f343a;--loud:#f2f4f5;--quiet:#9aa3ab;--good:#7fd6a4;--bad:#ff9d86;--doubt:#f0c674}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--loud);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif}
header{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;padding:20px 32px;border-bottom:1px solid var(--line)}
h1{margin:0;font-size:20px;letter-spacing:-.012em}
header p{margin:0;color:var(--quiet)}
main{padding:0 32px 64px;max-width:1400px}
section{padding:28px 0;border-bottom:1px solid var(--line)}
h2{margin:0 0 12px;font-size:18px;letter-spacing:-.01em}
h2 span{font-size:14px;font-weight:500;margin-left:8px}
header .good,.good{color:var(--good)}
header .bad,.bad{color:var(--bad)}
.quiet{color:var(--quiet);font-weight:400}
article{border-left:3px solid var(--line);padding:2px 0 2px 16px;margin:0 0 24px}
article.error{border-color:var(--bad)}
article.warning{border-color:var(--doubt)}
h3{margin:0 0 8px;font-size:15px;font-weight:600}
h3 .quiet{margin-left:8px;font-size:13px}
.found{display:flex;flex-wrap:wrap;gap:24px;list-style:none;margin:0;padding:0}
.found li{width:min(260px,100%);font-size:13px}
.found p{margin:0;overflow-wrap:anywhere}
.found b{font-size:14px}
img{display:block;max-width:100%;max-height:380px;border-radius:6px;margin-bottom:8px;background:var(--card)}
table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:4px 20px 4px 0;text-align:left;border-bottom:1px solid var(--line)}
th{color:var(--quiet);font-weight:500}
details{margin-top:10px;font-size:13px;color:var(--quiet)}
summary{cursor:pointer}
ul{padding-left:18px}
:focus-visible{outline:2px solid #4cd2ff;outline-offset:2px}
@media (max-width:720px){header,main{padding-left:16px;padding-right:16px}}
`;
