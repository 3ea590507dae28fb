// Puts the original beside the text, where without a script it is a page of its own.
for (const link of document.querySelectorAll("[data-part]")) {
  link.addEventListener("click", async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || link.getAttribute("aria-busy")) {
      return;
    }

    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    link.textContent = "Cleaning it again…";
    try {
      const response = await fetch(link.dataset.part, { headers: { Accept: "text/html" } });
      if (!response.ok) {
        throw new Error(`${link.dataset.part}: ${response.status}`);
      }

      const part = new DOMParser().parseFromString(await response.text(), "text/html").body.firstElementChild;
      link.parentElement.replaceWith(part);
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    } catch {
      location.assign(link.href);
    }
  });
}
