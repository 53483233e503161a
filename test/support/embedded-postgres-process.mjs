// A Meekijk process with nothing but its database: node <this> <module> <dataDir>.
// Prints { url } or { error } as a line of JSON; stops at a line on stdin, then prints { stopped }.
const [module, dataDir] = process.argv.slice(2);
const print = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
try {
  const { startEmbeddedPostgres } = await import(module);
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  print({ url: server.url });
  process.stdin.once('data', async () => {
    await server.stop();
    print({ stopped: true });
    process.exit();
  });
} catch (error) {
  print({ error: error.message });
}
