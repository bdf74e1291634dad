// The peer: DuckDB reads the file and groups it by day, by country, and by product and day. Prints its own milliseconds.
import { DuckDBInstance } from '@duckdb/node-api';

const [file = ''] = process.argv.slice(2);

const QUERIES = [
  `SELECT CAST(InvoiceDate AS DATE) AS day, count(DISTINCT InvoiceNo), sum(Quantity * UnitPrice), count(DISTINCT CustomerID) FROM sale GROUP BY day`,
  `SELECT Country, count(DISTINCT InvoiceNo), sum(Quantity * UnitPrice) FROM sale GROUP BY Country`,
  `SELECT StockCode, CAST(InvoiceDate AS DATE) AS day, sum(Quantity), sum(Quantity * UnitPrice) FROM sale GROUP BY StockCode, day`,
];

const start = performance.now();
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('CREATE TABLE sale AS SELECT * FROM read_csv($file)', { file });
for (const query of QUERIES) (await connection.runAndReadAll(query)).getRows();
console.log(String(performance.now() - start));
