"""What the measurements of the assessment do inside the page: listen for clicks, paints and transactions; scroll; fill the store.

In: nothing. Out: JavaScript as text. LISTEN runs before the page's own scripts and keeps milliseconds in `painted` and `saved`.
LEAST, after LISTEN, takes the answers away from the assessment's own code and does the least that could be done with them.
"""

LISTEN = """
window.painted = [];
window.saved = [];
let clicked = 0;
let place;
const shown = () => {
  place ??= document.querySelector(".assess-side") || document.body;
  return place.querySelector("#count, strong.number").textContent;
};
addEventListener("pointerup", ({ timeStamp }) => {
  clicked = timeStamp;
  const before = shown();
  const look = () => {
    if (shown() === before) return requestAnimationFrame(look);
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = () => painted.push(performance.now() - timeStamp);
    afterPaint.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}, { capture: true });
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (places, mode, ...more) {
  const transaction = begin.call(this, places, mode, ...more);
  const isSave = mode === "readwrite" && [places].flat().includes("answers");
  if (isSave) transaction.addEventListener("complete", () => saved.push(performance.now() - clicked));
  return transaction;
};
"""
LEAST = """
const opening = indexedDB.open("least", 1);
opening.onupgradeneeded = () => opening.result.createObjectStore("answers");
let count = 0;
addEventListener("change", (event) => {
  event.stopImmediatePropagation();
  opening.result.transaction("answers", "readwrite", { durability: "strict" }).objectStore("answers").put(event.target.value, event.target.name);
  count += 1;
  document.querySelector(".assess-side strong.number").textContent = `${count} answered`;
}, { capture: true });
"""
BRING_IN_VIEW = """(box) => {
  for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  box.scrollIntoView({ block: "center" });
  return new Promise((done) => setTimeout(done, 200));
}"""
FILL = """async ([client, assessments, answers]) => {
  const { WholeStore } = await import(`${client}/store/whole.js`);
  const { openStore } = await import(`${client}/store/database.js`);
  const { databaseName } = await import(`${client}/store/place.js`);
  const { newAssessment, setField } = await import(`${client}/model.js`);
  const data = JSON.parse(document.getElementById("assessment-data").textContent);
  const stamp = { now: new Date().toISOString(), by: "bench" };
  const store = await openStore({ name: databaseName(data.base, data.contentSet), Kind: WholeStore });
  for (let n = 0; n < assessments; n += 1) {
    let one = newAssessment({ name: `System ${n}`, profile: {}, edition: data.edition, ...stamp });
    for (const check of data.checks.slice(0, answers)) one = setField(one, check.id, "status", "partly", { ...stamp, check, edition: data.edition });
    await store.putWhole(one);
    await store.setSetting("current", one.id);
  }
}"""
