// The peer of the bench: the same list of 60 products, from the same SQLite file, by fastify, eta and better-sqlite3.
// Usage: node fastify.mjs PORT DATABASE-FILE
import Database from "better-sqlite3";
import { Eta } from "eta";
import Fastify from "fastify";

const [port, file] = process.argv.slice(2);
const database = new Database(file, { readonly: true, fileMustExist: true });
const list = database.prepare(`
  SELECT p.slug, p.name, p.name_en, p.aliases, p.category, p.first_protected, d.name AS prefecture,
         (SELECT group_concat(t.track, ' ') FROM protection t WHERE t.product = p.slug) AS tracks,
         (SELECT group_concat(c.name, '、') FROM product_county pc JOIN division c ON c.code = pc.county
           WHERE pc.product = p.slug) AS counties
    FROM product p JOIN division d ON d.code = p.prefecture
   WHERE NOT p.demo ORDER BY p.position LIMIT 60`);
const count = database.prepare("SELECT count(*) AS n FROM product WHERE NOT demo");
const eta = new Eta({ views: import.meta.dirname, cache: true });

const server = Fastify({ logger: false });
server.get("/products", (_request, reply) => {
  reply
    .type("text/html; charset=utf-8")
    .send(eta.render("./products", { total: count.get().n, products: list.all() }));
});
await server.listen({ host: "127.0.0.1", port: Number(port) });
