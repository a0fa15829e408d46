/** The variant grid. */
export const GRID_STYLE = `
.tiles{overflow:auto;padding:4px 20px 20px;display:grid;justify-content:center;align-content:safe center;gap:20px 16px}
.tile{min-width:0}
.tile .picture{position:relative;display:block;width:100%;padding:0;border:0;border-radius:8px;overflow:hidden;background:var(--card);cursor:zoom-in}
.tile .picture:hover{box-shadow:0 0 0 2px var(--loud)}
.tile img,.tile video,.tile canvas{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.tile video{opacity:0}.tile video.ready{opacity:1}
.tile .same{position:absolute;inset:0;display:grid;place-items:center;background:#0d0e10a6;color:var(--loud);font-size:12px;backdrop-filter:saturate(0)}
.preparing{position:absolute;left:8px;bottom:8px;padding:2px 8px;border-radius:5px;background:#000b;font-size:12px;color:var(--loud)}
.tile .name{display:flex;justify-content:space-between;gap:8px;margin-top:8px;font-size:13px}
.tile .name strong{font-weight:560;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.facts{display:flex;justify-content:space-between;gap:8px;font-size:12px}
.facts span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.facts span:last-child{white-space:nowrap;flex:none}
.standing.quiet{color:var(--quiet)}
@media (max-width:720px){.tiles{padding:4px 16px 16px;gap:20px 16px;overflow:visible}}
`;
