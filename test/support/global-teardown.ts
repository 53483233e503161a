/** Stops what `global-setup.ts` has started, and removes its folders. */
export default async function tearDown(): Promise<void> {
  await globalThis.tearDownTests();
}
