// Files dropped on the page, or chosen on it, are sent one by one, a few at the same time, and followed by the server's events until each has ended.
import { follow } from "./live.js";
import { tokenHeaders } from "./request.js";

const AtOnce = 3;
const zone = document.querySelector("[data-drop]");
const list = document.querySelector("[data-drop-list]");
const sending = document.querySelector(".sending");
const chooser = zone.querySelector('input[type="file"]');
const key = zone.dataset.drop;
const waiting = [];
let underWay = 0;
let events = null;

for (const hint of document.querySelectorAll(".script-only")) {
  hint.hidden = false;
}

zone.querySelector('button[type="submit"]').hidden = true;

function followAgain() {
  events?.close();
  events = follow(list, `/drop/${key}/events`);
}

function row(name) {
  const item = document.createElement("li");
  const text = document.createElement("p");
  text.className = "wrap";
  text.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `Sending ${name}`);
  item.append(text, bar);
  sending.hidden = false;
  sending.append(item);
  return {
    progress(share) {
      bar.value = share;
    },
    done() {
      item.remove();
      sending.hidden = sending.children.length === 0;
    },
    fail(reason) {
      bar.remove();
      const why = document.createElement("p");
      why.className = "bad wrap";
      why.textContent = reason;
      item.append(why);
    },
  };
}

function enqueue({ file, name }) {
  const shown = row(name);
  if (file.size > Number(zone.dataset.maxBytes)) {
    shown.fail(`This file is larger than the limit of ${zone.dataset.maxSize}.`);
    return;
  }

  waiting.push({ file, name, shown });
  next();
}

function next() {
  while (underWay < AtOnce && waiting.length > 0) {
    underWay++;
    send(waiting.shift());
  }
}

function send({ file, name, shown }) {
  const replace = zone.elements.same.value === "replace";
  const request = new XMLHttpRequest();
  request.open("POST", `/drop/${key}/file?name=${encodeURIComponent(name)}&replace=${replace}`);
  for (const [header, value] of Object.entries(tokenHeaders())) {
    request.setRequestHeader(header, value);
  }

  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.upload.addEventListener("progress", (event) => shown.progress(event.lengthComputable ? event.loaded / event.total : 0));
  request.addEventListener("loadend", () => {
    underWay--;
    if (request.status === 200) {
      shown.done();
      history.replaceState(null, "", `/drop/${key}`);
      followAgain();
    } else {
      shown.fail(errorOf(request));
    }

    next();
  });
  request.send(file);
}

function errorOf(request) {
  try {
    return JSON.parse(request.responseText).error;
  } catch {
    return request.status === 403
      ? "The page is out of date: load it again, and drop the file again."
      : request.status === 0
        ? "The server does not answer, or the file could not be read."
        : `The server answered ${request.status}.`;
  }
}

// A folder is walked through; its files keep their paths.
async function* filesOf(entry) {
  if (entry.isFile) {
    yield { file: await new Promise((resolve, reject) => entry.file(resolve, reject)), name: entry.fullPath.slice(1) };
    return;
  }

  const reader = entry.createReader();
  for (;;) {
    const children = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (children.length === 0) {
      return;
    }

    for (const child of children) {
      yield* filesOf(child);
    }
  }
}

async function take(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    for (const file of transfer.files) {
      enqueue({ file, name: file.name });
    }
  }

  for (const entry of entries) {
    for await (const found of filesOf(entry)) {
      enqueue(found);
    }
  }
}

function hasFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}

document.addEventListener("dragover", (event) => {
  if (hasFiles(event)) {
    event.preventDefault();
    document.body.classList.add("dragging");
  }
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) {
    document.body.classList.remove("dragging");
  }
});
document.addEventListener("drop", (event) => {
  if (hasFiles(event)) {
    event.preventDefault();
    document.body.classList.remove("dragging");
    take(event.dataTransfer);
  }
});

chooser.addEventListener("change", () => {
  for (const file of chooser.files) {
    enqueue({ file, name: file.name });
  }

  chooser.value = "";
});

addEventListener("beforeunload", (event) => {
  if (underWay > 0 || waiting.length > 0) {
    event.preventDefault();
  }
});

if (list.querySelector("li")) {
  followAgain();
}
