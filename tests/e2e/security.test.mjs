/** What SECURITY.md claims of the package and of the browser that runs it, each claim by a test of its own. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { at, EXAMPLE, inEachBrowser } from "./setup.mjs";

const PACKAGE = at("dist");
const MANIFEST = JSON.parse(readFileSync(path.join(PACKAGE, "manifest.json"), "utf8"));

/** Names and texts of the package's files that end so. @param {string} ending */
const files = (ending) =>
  readdirSync(PACKAGE)
    .filter((name) => name.endsWith(ending))
    .map((name) => /** @type {const} */ ([name, readFileSync(path.join(PACKAGE, name), "utf8")]));

test("each test that SECURITY.md names is there", () => {
  const text = readFileSync(at("SECURITY.md"), "utf8").replace(/\s+/g, " ");
  const named = [
    ...text.matchAll(/`((?:\w|-)+(?:\.test\.mjs|\.mjs|\.rs))`((?:(?::|,) `[^`]+`)*)/g),
  ];
  assert.ok(named.length > 30);
  const rows = readFileSync(at("SECURITY.md"), "utf8").matchAll(/^\| (.+) \| (.+) \|$/gm);
  const claims = [...rows].filter(([, claim = ""]) => claim !== "Claim" && !/^-+$/.test(claim));
  assert.ok(claims.length > 20);
  for (const [, claim, shown = ""] of claims) {
    assert.match(shown, /`(?:\w|-)+(?:\.test\.mjs|\.rs)`: `/, `a test by its name for: ${claim}`);
  }
  for (const [, file = "", tests = ""] of named) {
    const source = readFileSync(at(`tests/${file.endsWith(".rs") ? "" : "e2e/"}${file}`), "utf8");
    for (const [, name = ""] of tests.matchAll(/`([^`]+?)(?: \.\.\.)?`/g)) {
      assert.ok(source.includes(name), `${name} in ${file}`);
    }
  }
});

test("permissions are the three of the list, and nothing of the package is in a page before a click", () => {
  assert.deepEqual(MANIFEST.permissions, ["activeTab", "scripting", "storage"]);
  for (const key of [
    "host_permissions",
    "optional_permissions",
    "optional_host_permissions",
    "content_scripts",
    "web_accessible_resources",
    "externally_connectable",
    "sandbox",
  ]) {
    assert.equal(MANIFEST[key], undefined, key);
  }
});

test("the policy of our pages lets in the package's own files alone", () => {
  const policy = MANIFEST.content_security_policy;
  assert.deepEqual(Object.keys(policy), ["extension_pages"]);
  assert.deepEqual(policy.extension_pages.split("; "), [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
  ]);
});

test("our pages take scripts from the package alone, and none stands in the markup", () => {
  const names = new Set(readdirSync(PACKAGE));
  for (const [name, html] of files(".html")) {
    const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)/g)];
    assert.ok(scripts.length > 0, name);
    for (const [, attributes = "", inside = ""] of scripts) {
      assert.equal(inside.trim(), "", `a script in the markup of ${name}`);
      const src = attributes.match(/\bsrc="([^"]+)"/)?.[1] ?? "";
      assert.ok(names.has(src), `${src} in ${name}`);
    }
    assert.doesNotMatch(html, /\son[a-z]+=|javascript:|<(?:iframe|object|embed|base)\b/i, name);
  }
});

test("no script makes code or markup of a text, or takes either from elsewhere", () => {
  const scripts = files(".js");
  assert.ok(scripts.length > 10);
  for (const [name, script] of scripts) {
    assert.doesNotMatch(script, /\bnew Function\b|\beval\(|importScripts|import\(/, name);
    assert.doesNotMatch(script, /(?:inner|outer)HTML|insertAdjacentHTML|document\.write/, name);
    assert.doesNotMatch(script, /\b(?:from|import) ["'](?!\.\/)/, name);
  }
});

test("nobody is listened to: no script takes messages of pages or of other extensions", () => {
  // A channel to itself, of which nobody else has an end.
  const own = "const { port1, port2 } = new MessageChannel();";
  for (const [name, script] of files(".js")) {
    const rest = script.includes(own) ? script.replace("port2.postMessage", "") : script;
    assert.doesNotMatch(
      rest,
      /onMessage|onConnect|onUserScript|postMessage|BroadcastChannel/,
      name,
    );
    assert.doesNotMatch(script, /addEventListener\(["']message["']/, name);
  }
});

test("what the person told stays on this machine: nothing is kept in what browsers send elsewhere", () => {
  for (const [name, script] of files(".js")) {
    assert.doesNotMatch(script, /storage\.(?:sync|managed)|document\.cookie|localStorage/, name);
    assert.doesNotMatch(script, /sendBeacon|WebSocket|EventSource|RTCPeer|XMLHttpRequest/, name);
  }
});

inEachBrowser((context) => {
  test("the browser has granted the three permissions and no site", async () => {
    const options = await context.options();
    const granted = await options.evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(granted.permissions?.toSorted(), MANIFEST.permissions.toSorted());
    assert.deepEqual(granted.origins ?? [], []);
    await options.close();
  });

  test("our pages run no text as code and reach no other server", async () => {
    const options = await context.options();
    const since = context.pages.asked.length;
    const refused = await options.evaluate(async () => {
      /** @type {string[]} */
      const found = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective: by }) => found.push(by));
      const script = document.createElement("script");
      script.textContent = "document.body.dataset.ran = 'inline'";
      const remote = document.createElement("script");
      remote.src = "https://elsewhere.example/code.js";
      const image = new Image();
      image.src = "https://elsewhere.example/dot.png";
      document.head.append(script, remote);
      document.body.append(image);
      const link = document.createElement("button");
      link.setAttribute("onclick", "document.body.dataset.ran = 'attribute'");
      link.click();
      await new Promise((done) =>
        // In a task of its own: what a driver calls is under no policy.
        setTimeout(() => {
          try {
            document.body.dataset.ran = String(new Function("return 'made'")());
          } catch {
            found.push("function");
          }
          done(undefined);
        }),
      );
      await fetch("https://elsewhere.example/").catch(() => found.push("fetch"));
      await new Promise((done) => setTimeout(done, 100));
      for (const made of [script, remote, image]) made.remove();
      return { found, ran: document.body.dataset.ran ?? "" };
    });
    assert.equal(refused.ran, "");
    for (const by of ["function", "fetch", "script-src-elem", "img-src"]) {
      assert.ok(refused.found.includes(by), `${by} in ${refused.found}`);
    }
    assert.deepEqual(context.pages.asked.slice(since), []);
    await options.close();
  });

  test("nothing is kept in the page's own storage", async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const popup = await page.action();
      assert.equal(await popup.settled(), "complete");
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
      const kept = await page.evaluate(async () => [
        document.cookie,
        Object.keys(localStorage),
        Object.keys(sessionStorage),
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        name,
      ]);
      assert.deepEqual(kept, ["", [], [], 0, 0, ""]);
    });
  });

  test("a page can neither load a file of the package nor send it a message", async () => {
    const { origin } = context.driver;
    await context.visit(EXAMPLE.url, async (page) => {
      const reached = await page.evaluate(async (extension) => {
        /** @type {string[]} */
        const found = [];
        /** @param {string} tag @param {string} file */
        const load = (tag, file) =>
          new Promise((done) => {
            const element = /** @type {HTMLImageElement} */ (document.createElement(tag));
            element.onload = () => {
              found.push(`${tag} ${file}`);
              done(undefined);
            };
            element.onerror = done;
            element.src = `${extension}/${file}`;
            document.body.append(element);
            setTimeout(done, 1000);
          });
        await load("img", "icons/16.png");
        await load("script", "page.js");
        for (const file of ["page.wasm.gz", "manifest.json", "popup.html"]) {
          await fetch(`${extension}/${file}`).then(
            () => found.push(`fetch ${file}`),
            () => undefined,
          );
        }
        const id = extension.split("/")[2] ?? "";
        try {
          await chrome.runtime.sendMessage(id, { method: "analyze" });
          found.push("message");
        } catch {
          // There is nothing to send with, or nobody who takes it.
        }
        return { found, globals: Object.keys(window).filter((name) => /^vouch/i.test(name)) };
      }, origin);
      assert.deepEqual(reached, { found: [], globals: [] });
      const popup = await page.action();
      assert.equal(await popup.settled(), "complete");
      const after = await page.evaluate(() =>
        Object.getOwnPropertyNames(window).filter((name) => /^vouch/i.test(name)),
      );
      assert.deepEqual(after, [], "nothing of ours is in the page's own world");
    });
  });
});
