/**
 * A real server on this machine, for what only a server can say: statuses, headers, delays, broken transfers.
 * Knows neither browsers nor reports.
 */

import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {(response: ServerResponse) => unknown} Answering */

/**
 * @typedef {object} Sent
 * @property {number} [status] 200.
 * @property {string} [type] Content type; HTML in UTF-8.
 * @property {Record<string, string | string[]>} [headers] A list is a header sent several times.
 * @property {string | Buffer} [body]
 */

/**
 * A request.
 * @typedef {object} Logged
 * @property {string} method
 * @property {string} path With the query.
 */

/** How much of a large body is written at a time, in bytes. */
const CHUNK = 65_536;

/** An answer as a whole. @param {Sent} sent @returns {Answering} */
export function sends({ status = 200, type = "text/html; charset=utf-8", headers, body = "" }) {
  return (response) => {
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  };
}

/** A broken connection instead of an answer. @type {Answering} */
export const resets = (response) => response.socket?.resetAndDestroy();

/** Nothing, ever. @type {Answering} */
export const hangs = () => {};

/** An answer that breaks off in the middle of its body. @param {string} body @returns {Answering} */
export function breaksOff(body) {
  return (response) => {
    const length = Buffer.byteLength(body) * 2;
    response.writeHead(200, { "content-type": "text/html", "content-length": length });
    response.write(body, () => response.socket?.resetAndDestroy());
  };
}

/**
 * A page and a comment behind it, no faster than they are taken.
 * @param {string} body
 * @param {number} size Of the comment, in bytes.
 * @returns {Answering}
 */
export function pours(body, size) {
  function* parts() {
    yield `${body}<!--`;
    for (let left = size; left > 0; left -= CHUNK) yield Buffer.alloc(CHUNK, " ");
    yield "-->";
  }
  return (response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    // Whoever asked may stop listening.
    pipeline(Readable.from(parts()), response).catch(() => {});
  };
}

/** The beginning of an answer, and then nothing. @param {string} body @returns {Answering} */
export function stalls(body) {
  return (response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).write(body);
  };
}

/** The server. What was not put answers 404. */
export class Loopback {
  #server = createServer((request, response) => this.#answer(request, response));
  /** @type {Map<string, Answering[]>} The last one again and again. */
  #answers = new Map();
  /** Every request, in order. @type {Logged[]} */
  log = [];
  origin = "";

  static async start() {
    const loopback = new Loopback();
    const server = loopback.#server;
    await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
    const bound = server.address();
    if (bound !== null && typeof bound === "object") {
      loopback.origin = `http://127.0.0.1:${bound.port}`;
    }
    return loopback;
  }

  /**
   * What a path answers: first, then, and from then on.
   * @param {string} path
   * @param {Answering[]} answers
   */
  put(path, ...answers) {
    this.#answers.set(path, answers);
  }

  /** @param {import("node:http").IncomingMessage} request @param {ServerResponse} response */
  #answer({ method = "", url = "" }, response) {
    this.log.push({ method, path: url });
    const answers = this.#answers.get(url) ?? [sends({ status: 404, type: "text/plain" })];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response);
  }

  /** Ends it, and every connection that still hangs. */
  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
