// A part of a page that moves: the server sends it anew as HTML over server-sent events, and what is different is changed in place, so that focus,
// selection and scrolling stay where they are. Use: <section data-live="/flow/events">.
import { found, lost } from "./connection.js";

const RETRY = 5000;

/** Makes the children of `to` those of `from`. Elements with a `data-key` keep their identity when they move. */
export function morph(to, from) {
  const keyed = new Map();
  for (const child of to.children) {
    if (child.dataset.key) {
      keyed.set(child.dataset.key, child);
    }
  }

  let at = to.firstChild;
  for (const wanted of [...from.childNodes]) {
    const same = wanted.dataset?.key ? keyed.get(wanted.dataset.key) : isAlike(at, wanted) ? at : null;
    if (!same) {
      to.insertBefore(wanted, at);
    } else {
      if (same === at) {
        at = at.nextSibling;
      } else {
        to.insertBefore(same, at);
      }

      patch(same, wanted);
    }
  }

  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function isAlike(a, b) {
  return a && a.nodeType === b.nodeType && a.nodeName === b.nodeName && !a.dataset?.key;
}

function patch(element, wanted) {
  if (element.nodeType !== Node.ELEMENT_NODE) {
    if (element.data !== wanted.data) {
      element.data = wanted.data;
    }

    return;
  }

  for (const { name, value } of [...wanted.attributes]) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  for (const { name } of [...element.attributes]) {
    // What a person opened stays open.
    if (!wanted.hasAttribute(name) && !(name === "open" && element.nodeName === "DETAILS")) {
      element.removeAttribute(name);
    }
  }

  morph(element, wanted);
}

/** Keeps `region` as the server sends it, also after the server was away; returns what ends it. */
export function follow(region, address) {
  let source;
  let timer;
  const end = () => {
    clearTimeout(timer);
    source.close();
  };
  const connect = () => {
    source = new EventSource(address);
    source.addEventListener("open", () => found(region));
    source.addEventListener("html", (event) => {
      const sent = new DOMParser().parseFromString(event.data, "text/html").body;
      morph(region, sent);
    });
    source.addEventListener("end", end);
    source.addEventListener("error", () => {
      lost(region);
      // The browser tries again by itself, but gives up when something else answers.
      if (source.readyState === EventSource.CLOSED) {
        timer = setTimeout(connect, RETRY);
      }
    });
  };
  connect();
  return { close: end };
}

for (const region of document.querySelectorAll("[data-live]")) {
  follow(region, region.dataset.live);
}
