// Randomness for tests: the same in every run.

/** Numbers between 0 and 1 (Park & Miller's generator). */
export function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Normal noise with variance 1, from uniform numbers (Box & Muller). */
export function noise(seed: number): () => number {
  const random = uniform(seed)
  return () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}
