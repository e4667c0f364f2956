/** Once, as the server starts: refuse a bad environment before the first request, and begin to deliver mail. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('#lib/boot.ts')
  await boot()
}
