// Runs a file of SQL in DuckDB, where only its library for Node.js is at hand: duckdb.js FILE
const { readFileSync } = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');

(async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(readFileSync(process.argv[2], 'utf8'));
})().catch((error) => {
    console.error(`duckdb.js: ${error.message}`);
    process.exit(1);
});
