/** Says that a suite is skipped because a server is missing; in CI, where it must not be missing, fails instead. */
export const unavailable = (what: string, why: string): undefined => {
  const words = `${what} is not here (${why}); the tests that need it are skipped`
  if (process.env['CI'] === 'true') throw new Error(`${words}, which CI must not do`)
  console.warn(words)
  return undefined
}
