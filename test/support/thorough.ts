/** `npm test -- --all` tries more of what is drawn by lot than a usual run. */
export const thorough = process.env.TENSPOT_TESTS === 'all';
