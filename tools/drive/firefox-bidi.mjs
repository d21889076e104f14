/**
 * A Firefox process with a profile of its own and the WebDriver BiDi connection to it.
 * Knows how messages are wrapped; what is asked for is `firefox.mjs`'s.
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

/** @typedef {Record<string, string | number | boolean>} Prefs */
/**
 * @typedef {object} Start
 * @property {Prefs} prefs
 * @property {boolean} headless
 * @property {{width: number, height: number}} size
 * @property {string} timeZone
 * @property {string | undefined} [profile] One that outlives the process.
 */

/** Where the binary may be, by the names it is started with. */
const PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** How long a start may take on a busy machine, in milliseconds. */
const START = 60_000;

/** The browser's program; `FIREFOX` in the environment goes before the usual places. */
function program() {
  const found = [process.env.FIREFOX, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error("no Firefox found; set FIREFOX to its path");
  return found;
}

/** Writes the preferences that a profile starts with. @param {string} profile @param {Prefs} prefs */
async function prepare(profile, prefs) {
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, "user.js"), lines.join(""));
}

/** @param {string} profile @param {Start} start */
function run(profile, { headless, size, timeZone }) {
  const flags = ["--profile", profile, "--no-remote", "--remote-debugging-port", "0"];
  // Its own windows may be scripted too: that is where the extension's button is.
  flags.push("--remote-allow-system-access");
  if (headless) flags.push("--headless");
  const env = {
    ...process.env,
    TZ: timeZone,
    MOZ_HEADLESS_WIDTH: `${size.width}`,
    MOZ_HEADLESS_HEIGHT: `${size.height}`,
    // Without it the address of the settings server is not ours to change.
    MOZ_REMOTE_SETTINGS_DEVTOOLS: "1",
  };
  return spawn(program(), [...flags, "about:blank"], { env, stdio: ["ignore", "ignore", "pipe"] });
}

/** Lets no browser outlive this process. @param {ReturnType<typeof run>} child */
function endTogether(child) {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  const kill = () => child.kill("SIGKILL");
  const exit = () => process.exit(1);
  process.on("exit", kill);
  for (const signal of signals) process.on(signal, exit);
  child.once("exit", () => {
    process.off("exit", kill);
    for (const signal of signals) process.off(signal, exit);
  });
}

/**
 * Where the process listens, which it says on its error output.
 * @param {ReturnType<typeof run>} child
 * @returns {Promise<string>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error("Firefox did not start in time")), START);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Firefox ended at once: ${said}`)));
    child.stderr.on("data", (data) => {
      said = (said + data).slice(-4000);
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(`${address}/session`);
    });
  });
}

/** @param {string} address @returns {Promise<WebSocket>} */
function connected(address) {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 2 ** 30 });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** A running Firefox. */
export class Firefox {
  #child;
  /** The profile that is gone with it. @type {string | undefined} */
  #own;
  #socket;
  /** @type {Promise<void>} Settles when the process is gone. */
  ended;
  #sent = 0;
  /** @type {Map<number, {method: string, resolve: (result: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  /** @type {Map<string, (params: any) => void>} */
  #listeners = new Map();

  /** @param {ReturnType<typeof run>} child @param {WebSocket} socket */
  constructor(child, socket) {
    this.#child = child;
    this.#socket = socket;
    this.ended = new Promise((resolve) => child.once("exit", () => resolve()));
    socket.on("message", (data) => this.#receive(JSON.parse(data.toString())));
    socket.on("close", () => this.#giveUp());
    socket.on("error", () => this.#giveUp());
  }

  /** @param {Start} start @returns {Promise<Firefox>} */
  static async start(start) {
    const profile = start.profile ?? (await mkdtemp(join(tmpdir(), "vouch-firefox-")));
    await prepare(profile, start.prefs);
    const child = run(profile, start);
    endTogether(child);
    const firefox = new Firefox(child, await connected(await listening(child)));
    if (!start.profile) firefox.#own = profile;
    await firefox.send("session.new", { capabilities: {} });
    return firefox;
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  send(method, params = {}) {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Error(`${method}: Firefox has ended`));
    }
    this.#sent += 1;
    const id = this.#sent;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The one listener of an event. @param {string} event @param {(params: any) => void} listener */
  async listen(event, listener) {
    this.#listeners.set(event, listener);
    await this.send("session.subscribe", { events: [event] });
  }

  /** @param {any} message */
  #receive(message) {
    if (message.type === "event") {
      this.#listeners.get(message.method)?.(message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "success") waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${waiting.method}: ${message.message}`));
  }

  #giveUp() {
    for (const { method, reject } of this.#waiting.values()) {
      reject(new Error(`${method}: Firefox has ended`));
    }
    this.#waiting.clear();
  }

  /** Ends the process as a crash does, and forgets the profile unless that outlives it. */
  async close() {
    this.#child.kill("SIGKILL");
    await this.ended;
    this.#socket.terminate();
    if (this.#own) await rm(this.#own, { recursive: true, force: true, maxRetries: 5 });
  }
}
