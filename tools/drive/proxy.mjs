/**
 * A proxy that refuses everything and remembers what was asked for.
 * Serves nothing: pages come from `pages.mjs`, and what arrives here tried to leave the machine.
 */

import { createServer } from "node:http";

/** @typedef {{port: number, asked: string[], close: () => void}} Proxy */

/** @returns {Promise<Proxy>} */
export async function refuseAll() {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    // A browser that is killed leaves its connections broken, which is no news.
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const bound = server.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : 0;
  return { port, asked, close: () => server.close() };
}
