/** What the page of takes does: filters, clips that play together, commands that are copied. */
export const SCRIPT = `
const all = (query, root = document) => [...root.querySelectorAll(query)];
for (const filter of all('[data-filter]')) filter.addEventListener('click', () => {
  for (const each of all('[data-filter]')) each.setAttribute('aria-pressed', String(each === filter));
  const wanted = filter.dataset.filter;
  for (const take of all('article')) take.hidden = wanted !== 'all' && !take.dataset.is.split(' ').includes(wanted);
  for (const shot of all('section')) shot.hidden = wanted !== 'all' && !all('article', shot).some((take) => !take.hidden);
});
for (const button of all('.together')) button.addEventListener('click', () => {
  const clips = all('video', button.closest('section')).filter((clip) => !clip.closest('article').hidden);
  const begin = clips.every((clip) => clip.paused);
  for (const clip of clips) {
    if (!begin) { clip.pause(); continue; }
    clip.currentTime = 0;
    clip.play().catch(() => undefined);
  }
});
for (const button of all('[data-copy]')) button.addEventListener('click', async () => {
  const code = button.parentElement.querySelector('code');
  const done = await navigator.clipboard?.writeText(code.textContent).then(() => true, () => false);
  if (!done) getSelection().selectAllChildren(code);
  button.textContent = done ? 'Copied' : 'Selected';
  setTimeout(() => { button.textContent = 'Copy'; }, 1500);
});
`;
