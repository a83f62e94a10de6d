/*
  Keeps this copy of the site on the device, so that it works without a network. The build puts the list of files, each with its
  digest, in place of FILES below. Own code: a service worker library would need a bundler, and this one has a single rule.

  Pages and styles come from the network first, so nobody reads an old page while there is one; what the network cannot give comes
  from the device. A new version waits until somebody asks for it and reloads nothing by itself. The version before stays until the
  next, because a tab that is still open may ask for its modules.
*/
"use strict";

/** @type {Record<string, string>} address from the site's root: digest */
const FILES = {};
const VERSION = "none";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(worker.registration.scope);
/** One host may hold several copies: names carry the path. */
const PREFIX = `secure-ai ${SCOPE.pathname} `;
/** At most so many files at once; and how long a network may take to answer before the device does. Milliseconds. */
const AT_ONCE = 8;
const PATIENCE = 4000;

const addressOf = (/** @type {string} */ file) => new URL(file, SCOPE).href;
const nameOf = (/** @type {string} */ version) => `${PREFIX}${version}`;
const own = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(settle()));
worker.addEventListener("message", (event) => { if (event.data === "take over") worker.skipWaiting(); });
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(SCOPE.href)) event.respondWith(answer(request));
});

/** Fetches what is new and copies what is not. Fails as a whole, and is tried again at the next visit, when one file cannot be had. */
async function fill() {
  const cache = await caches.open(nameOf(VERSION));
  const before = await kept();
  const entries = Object.entries(FILES);
  for (let at = 0; at < entries.length; at += AT_ONCE) await Promise.all(entries.slice(at, at + AT_ONCE).map(([file, digest]) => keep(cache, before, file, digest)));
  await cache.put(addressOf("sw-files"), new Response(JSON.stringify(FILES)));
}

/** @param {Cache} cache @param {Map<string, () => Promise<Response | undefined>>} before @param {string} file @param {string} digest */
async function keep(cache, before, file, digest) {
  const known = await before.get(digest)?.();
  const response = known || await fetch(new Request(addressOf(file), { cache: "no-cache" }));
  if (!response.ok) throw new Error(`${file} cannot be kept: the server answered ${response.status}.`);
  await cache.put(addressOf(file), response);
}

/** What is on the device already, by digest. */
async function kept() {
  /** @type {Map<string, () => Promise<Response | undefined>>} */
  const found = new Map();
  for (const name of await own()) {
    const cache = await caches.open(name);
    const files = /** @type {Record<string, string>} */ (await (await cache.match(addressOf("sw-files")))?.json() || {});
    for (const [file, digest] of Object.entries(files)) found.set(digest, () => cache.match(addressOf(file)));
  }
  return found;
}

/** This version, and the one before it, stay. */
async function settle() {
  const others = (await own()).filter((name) => name !== nameOf(VERSION));
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const isDigested = new URL(request.url).pathname.includes("/assets/assessment/");
  const here = await onDevice(request);
  if (isDigested && here) return here;
  try {
    const coming = fetch(request);
    return await (here ? Promise.race([coming, late(here, coming)]) : coming);
  } catch (error) {
    if (here) return here;
    if (request.mode === "navigate") return (await onDevice(new Request(addressOf("404.html")))) || Response.error();
    throw error;
  }
}

/** What is here, once the network has had its time. @param {Response} here @param {Promise<Response>} coming */
async function late(here, coming) {
  coming.catch(() => {}); // it may fail after the device has answered
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return here;
}

/** From this version, or from one before it for a tab that is still open. @param {Request} request */
async function onDevice(request) {
  const address = request.url.replace(/\/index\.html(?=[?#]|$)/, "/");
  for (const name of [nameOf(VERSION), ...(await own())]) {
    const found = await (await caches.open(name)).match(address, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}
