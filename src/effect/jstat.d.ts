// jstat ships no types; this is all that is used of it.
declare module 'jstat' {
  const jstat: { studentt: { inv(probability: number, freedom: number): number } };
  export default jstat;
}
