/* Use without a network: asks the browser to keep the site (sw.js), says when a newer version is ready, and takes it away again.
   Nothing is ever reloaded but by a press of a button, and then only when every answer is saved. */
(() => {
  "use strict";
  const OFF = "secure-ai-offline";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const address = new URL(/** @type {string} */ (script.dataset.worker), location.href);
  const place = document.querySelector("[data-offline]");
  const workers = navigator.serviceWorker;

  /** @param {string} text @param {[string, () => void][]} [actions] */
  const words = (text, actions = []) => {
    const box = document.createElement("div");
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line, ...actions.map(([label, act]) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "button plain", textContent: label, onclick: act });
      return button;
    }));
    return box;
  };
  /** @param {string} text @param {[string, () => void][]} [actions] */
  const tell = (text, actions) => place?.replaceChildren(words(text, actions));

  /* Storage may be blocked; then nothing is remembered, and the site is kept. */
  const isOff = () => { try { return localStorage.getItem(OFF) === "off"; } catch { return false; } };
  /** @param {boolean} isWanted */
  const remember = (isWanted) => { try { if (isWanted) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "off"); } catch { /* as above */ } };

  const remove = async () => {
    remember(false);
    const scope = new URL(".", address).href;
    for (const one of await workers.getRegistrations()) if (one.scope === scope) await one.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`secure-ai ${new URL(scope).pathname} `)) await caches.delete(name);
    tell("The copy for use without a network is gone from this device. Your answers are untouched.", [["Keep the site on this device again", () => { remember(true); start(); }]]);
  };

  /** A strip at the foot of the window, for a newer version. @param {string} text @param {[string, () => void][]} actions */
  const strip = (text, actions) => {
    document.querySelector(".update-strip")?.remove();
    const close = () => { box.remove(); document.documentElement.classList.remove("update-ready"); };
    const box = words(text, [...actions, ["Not now", close]]);
    document.documentElement.classList.add("update-ready"); // a style with :has would be asked about at every change of the page
    box.className = "update-strip";
    box.setAttribute("role", "status");
    document.body.append(box);
  };

  const isSaving = () => Boolean(document.querySelector("[data-saving='yes']"));
  /** @param {ServiceWorker} waiting */
  const takeOver = (waiting) => {
    if (isSaving()) return void setTimeout(() => takeOver(waiting), 100);
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  };
  /** @param {ServiceWorkerRegistration} registration */
  const watch = (registration) => {
    const offer = () => { if (registration.waiting && workers.controller) strip("A newer version of this site is ready. Your answers stay as they are.", [["Use it now", () => takeOver(/** @type {ServiceWorker} */ (registration.waiting))]]); };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", () => { offer(); if (registration.active) ready(); }));
    offer();
    if (registration.active) ready();
  };
  const ready = () => tell("This site is kept on this device. It opens and saves your answers without a network.", [["Remove it from this device", remove]]);

  const start = () => {
    tell("The site is being kept on this device. This takes a moment.");
    const hadOne = Boolean(workers.controller);
    if (hadOne) workers.addEventListener("controllerchange", () => strip("This site was brought up to date in another tab. Reload when it suits you; your answers are saved.", [["Reload", () => location.reload()]]));
    const refused = () => tell("This browser does not keep the site for use without a network. Everything else works.");
    workers.register(address, { updateViaCache: "none" }).then((one) => (one ? watch(one) : refused()), refused); // a browser under rules of its own may give nothing
  };

  if (!workers) return tell(isSecureContext ? "This browser cannot keep the site for use without a network." : "Use without a network needs HTTPS, and this copy of the site is on plain http. Everything else works here.");
  if (isOff()) return tell("You took the copy for use without a network off this device.", [["Keep the site on this device again", () => { remember(true); start(); }]]);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
})();
