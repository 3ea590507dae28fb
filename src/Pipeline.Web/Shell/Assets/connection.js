// What a page says while the server does not answer: that what it shows is old, and that it keeps trying.
const TEXT = "The pipeline does not answer. What is shown here is from before ";

/** Shows above `region` that the server is lost; the time stays that of the first loss. */
export function lost(region) {
  if (region.dataset.state === "lost") {
    return;
  }

  region.dataset.state = "lost";
  const notice = document.createElement("div");
  notice.className = "notice bad";
  notice.dataset.lost = "";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  text.textContent = `${TEXT}${time}. The page keeps trying.`;
  notice.append(text);
  region.before(notice);
}

/** Takes the notice away: the server has answered. */
export function found(region) {
  region.dataset.state = "live";
  if (region.previousElementSibling?.dataset.lost !== undefined) {
    region.previousElementSibling.remove();
  }
}
