/** The ad beside the picture, and in the list of decisions. */
export const AD_STYLE = `
.ad{display:grid;gap:8px;font-size:13px;min-width:0;align-content:start;overflow-wrap:anywhere}
.ad h3{margin:0;color:var(--quiet);font-weight:500}
.ad-unit{background:#fafafa;color:#16181b;border-radius:10px;padding:12px 14px 14px;display:grid;gap:12px}
.ad-primary{white-space:pre-line}
.ad-body{display:grid;grid-template-columns:auto minmax(0,1fr);gap:14px}
.ad-body img{display:block;max-width:120px;max-height:170px;min-width:64px;border-radius:5px;background:#e6e8ea}
.ad-words{display:flex;flex-direction:column;gap:4px;align-items:flex-start}
.ad-headline{font-weight:620;font-size:15px;line-height:1.3}
.ad-long-headline{font-weight:540}
.ad-description{color:#565c63}
.ad-button{margin-top:auto;background:#16181b;color:#fff;border-radius:6px;padding:6px 12px;font-weight:560}
.ad-address{color:var(--quiet);font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace}
.beside{width:280px;overflow:auto;max-height:100%;padding-right:4px}
.viewer-page .card .ad{display:none}
@media (max-width:1199px){.beside{display:none}.viewer-page .card .ad{display:grid}}
`;
