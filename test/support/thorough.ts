/** `npm test -- --all` tries more of what is drawn by lot than a usual run. */
export const thorough = ['all', 'nightly'].includes(process.env.TENSPOT_TESTS ?? '');

/** For tests that repeat in depth what others cover: true with `npm test -- --nightly`, and where a test is run by hand. */
export const nightly = (process.env.TENSPOT_TESTS ?? 'nightly') === 'nightly';
