// Finds while somebody types, and suggests. Without it the form does the same when it is sent.
import { found, lost } from "./connection.js";

const form = document.querySelector("[data-search]");
const results = document.querySelector("[data-results]");
const box = form.querySelector("[role=combobox]");
const list = document.getElementById("suggestions");
const PAUSE = 180;
const RETRY = 3000;

let timer;
let asking;
let suggesting;
let active = -1;

/** What the form says, as a query without empty fields. */
function state() {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  return new URLSearchParams(fields).toString();
}

function address(query) {
  return query ? `/search?${query}` : "/search";
}

async function load(path, signal) {
  const response = await fetch(path, { signal, headers: { Accept: "text/html" } });
  found(results);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }

  return new DOMParser().parseFromString(await response.text(), "text/html").body.childNodes;
}

async function find() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const query = state();
  results.setAttribute("aria-busy", "true");
  try {
    const hits = await load(`/search/results?${query}`, signal);
    results.replaceChildren(...hits);
    history.replaceState(null, "", address(query));
    document.title = document.title.replace(/^.*?(?= · )/, box.value ? `${box.value.replaceAll(" · ", " ")} – search` : "Search");
  } catch (error) {
    if (error instanceof TypeError) {
      // Nothing answers, so sending the form would leave the page for the browser's own error.
      lost(results);
      clearTimeout(timer);
      timer = setTimeout(find, RETRY);
    } else if (error.name !== "AbortError") {
      // The server answers with an error, which the form shows as a page.
      form.submit();
    }
  } finally {
    if (!signal.aborted) {
      results.removeAttribute("aria-busy");
    }
  }
}

async function suggest() {
  suggesting?.abort();
  suggesting = new AbortController();
  const { signal } = suggesting;
  const query = state();
  if (box.value.trim().length < 2) {
    close();
    return;
  }

  try {
    const options = await load(`/search/suggestions?${query}`, signal);
    list.replaceChildren(...options);
    choose(-1);
    const isOpen = list.children.length > 0 && document.activeElement === box;
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
  } catch (error) {
    if (error.name !== "AbortError") {
      close();
    }
  }
}

function close() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  choose(-1);
}

/** Makes an option the active one; -1 for none. */
function choose(index) {
  active = index;
  [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
  if (index < 0) {
    box.removeAttribute("aria-activedescendant");
  } else {
    box.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }
}

function open(option) {
  clearTimeout(timer);
  asking?.abort();
  location.assign(option.dataset.url);
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    find();
    suggest();
  }, PAUSE);
});

box.addEventListener("keydown", (event) => {
  const count = list.hidden ? 0 : list.children.length;
  if (event.key === "Escape" && count > 0) {
    event.preventDefault();
    suggesting?.abort();
    close();
  } else if (event.key === "ArrowDown" && count === 0) {
    event.preventDefault();
    suggest();
  } else if (event.key === "ArrowDown" || (event.key === "ArrowUp" && count > 0)) {
    event.preventDefault();
    // Past the last option, and before the first, is the text itself.
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    open(list.children[active]);
  }
});

box.addEventListener("blur", () => {
  suggesting?.abort();
  close();
});

// Before the box loses the focus, and the list with it.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) {
    open(option);
  }
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  suggesting?.abort();
  close();
  find();
});

form.addEventListener("change", (event) => {
  if (event.target !== box) {
    find();
  }
});

// What is empty does not belong into the address.
form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    if (value === "") {
      event.formData.delete(name);
    }
  }
});
