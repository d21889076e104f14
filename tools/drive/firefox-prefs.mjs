/**
 * The preferences that a profile starts with: a browser as a person has it, but silent and the same on every machine.
 * Those for automation in general are set by Firefox itself once it is driven.
 */

/** @typedef {import("../drive.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("./firefox-bidi.mjs").Prefs} Prefs */

/** @type {Prefs} */
const ALWAYS = {
  "intl.accept_languages": "en-US, en",
  "intl.locale.requested": "en-US",
  "layout.css.devPixelsPerPx": "1.0",
  // The first page is the one asked for.
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.sessionstore.resume_from_crash": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "termsofuse.bypassNotification": true,
  // Times to the microsecond, not the millisecond.
  "privacy.reduceTimerPrecision": false,
  // Nothing is asked of anybody but the page's server.
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.chrome.site_icons": false,
  "browser.region.update.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.http.speculative-parallel-limit": 0,
  "network.prefetch-next": false,
  "services.settings.server": "data:,",
  // Otherwise some pages of http are asked for over https.
  "dom.security.https_first": false,
  "dom.security.https_first_schemeless": false,
  "network.stricttransportsecurity.preloadlist": false,
};

/**
 * Sends everything to a proxy.
 * @param {number} port
 * @param {string | undefined} server But what is for this origin.
 * @returns {Prefs}
 */
function through(port, server) {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": server ? new URL(server).host : "",
    "network.proxy.allow_hijacking_localhost": true,
  };
}

/**
 * @param {LaunchOptions} options
 * @param {{extension: string, uuid: string, proxy: number | undefined}} chosen The extension's id, its host, a proxy's port.
 * @returns {Prefs}
 */
export function preferences(
  { colorScheme = "light", forcedColors, reducedMotion, pages },
  { extension, uuid, proxy },
) {
  return {
    ...ALWAYS,
    ...(proxy === undefined ? {} : through(proxy, pages?.server)),
    "extensions.webextensions.uuids": JSON.stringify({ [extension]: uuid }),
    "ui.systemUsesDarkTheme": colorScheme === "dark" ? 1 : 0,
    "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
    "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
    ...(forcedColors && { "browser.display.document_color_use": 2 }),
  };
}
