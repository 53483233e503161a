/** What the planner's thread runs. Threads cannot run TypeScript: tests, which can, put the built file in its place. */
export const threadFile = new URL('./planner-thread.js', import.meta.url);
