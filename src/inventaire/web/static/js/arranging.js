// Places one puts where one wants, and flows one draws from a place to another. The picture itself is
// drawn again by the server: what was put somewhere is in the address, so « back » takes it back.

const NEAR = 4;
const NUDGE = 20;
const PAUSE = 900;
const FARTHEST = 20000;
const KINDS = { s: "system", a: "actor" };
const KEPT = "inventaire-map-mode";

class Arranging {
  constructor(panel) {
    this.panel = panel;
    this.frame = panel.querySelector("[data-map]");
    this.drawing = this.frame.querySelector("svg > g");
    this.hint = panel.querySelector("[data-map-hint]");
    this.said = panel.querySelector("[data-map-said]");
    this.buttons = [...panel.querySelectorAll("[data-mode]")];
    this.mode = "";
    this.held = null;
    this.from = null;
    this.spots = this.readSpots();
    this.listen();
    this.choose(sessionStorage.getItem(KEPT) || "");
  }

  places() { return [...this.drawing.querySelectorAll(".place")]; }

  // The middle of each place, in points of the drawing: where it was put, else where it is drawn.
  readSpots() {
    const given = new Map();
    (new URL(location.href).searchParams.get("at") || "").split("_").forEach((part) => {
      const [key, x, y] = part.split(".");
      if (key && x && y) { given.set(key, { x: Number(x), y: Number(y) }); }
    });
    const drawn = new Map(this.places().map((place) => [place.id, this.middleOf(place)]));
    if (![...drawn.keys()].some((key) => given.has(key))) { return this.fromFirstCorner(drawn); }
    // Places that were put nowhere stand where the server found room, beside one that was.
    const [known] = [...drawn.keys()].filter((key) => given.has(key));
    const dx = given.get(known).x - drawn.get(known).x;
    const dy = given.get(known).y - drawn.get(known).y;
    return new Map([...drawn].map(([key, at]) => [key, given.get(key) || { x: at.x + dx, y: at.y + dy }]));
  }

  fromFirstCorner(drawn) {
    const left = Math.min(...[...drawn.values()].map((at) => at.x)) - 120;
    const above = Math.min(...[...drawn.values()].map((at) => at.y)) - 120;
    return new Map([...drawn].map(([key, at]) => [key, { x: at.x - left, y: at.y - above }]));
  }

  middleOf(place) {
    const box = (place.querySelector("path, polygon, ellipse") || place).getBBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  // A point of the screen in points of the drawing.
  at(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawing.getScreenCTM().inverse());
  }

  listen() {
    this.buttons.forEach((button) => button.addEventListener("click", () => {
      this.choose(this.mode === button.dataset.mode ? "" : button.dataset.mode);
    }));
    this.frame.addEventListener("pointerdown", (event) => this.pressed(event), true);
    this.frame.addEventListener("pointermove", (event) => this.moved(event), true);
    this.frame.addEventListener("pointerup", (event) => this.released(event), true);
    this.frame.addEventListener("pointercancel", () => this.drop(), true);
    this.frame.addEventListener("click", (event) => {
      if (this.mode && this.placeOf(event.target)) { event.preventDefault(); event.stopPropagation(); }
    }, true);
    this.frame.addEventListener("keydown", (event) => this.typed(event), true);
  }

  choose(mode) {
    this.mode = this.buttons.some((button) => button.dataset.mode === mode) ? mode : "";
    if (this.mode) { sessionStorage.setItem(KEPT, this.mode); } else { sessionStorage.removeItem(KEPT); }
    this.drop();
    this.mark(null);
    this.buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.mode === this.mode)));
    const chosen = this.buttons.find((button) => button.dataset.mode === this.mode);
    this.hint.hidden = !chosen;
    this.hint.textContent = chosen ? chosen.dataset.hint : "";
    this.frame.dataset.doing = this.mode;
  }

  placeOf(target) { return target.closest ? target.closest(".place:not(.group)") : null; }

  pressed(event) {
    const place = this.mode && event.button === 0 ? this.placeOf(event.target) : null;
    if (!place) { return; }
    event.stopPropagation();
    event.preventDefault();
    const start = this.at(event);
    this.held = { place, start, dx: 0, dy: 0, far: false };
    this.frame.setPointerCapture(event.pointerId);
    if (this.mode === "draw") { this.line = this.begin(this.middleOf(place)); }
  }

  moved(event) {
    if (!this.held) { return; }
    event.stopPropagation();
    const now = this.at(event);
    this.held.dx = now.x - this.held.start.x;
    this.held.dy = now.y - this.held.start.y;
    this.held.far = this.held.far || Math.hypot(this.held.dx, this.held.dy) > NEAR;
    if (this.mode === "arrange") { this.show(this.held.place, this.held.dx, this.held.dy); return; }
    this.line.setAttribute("x2", now.x);
    this.line.setAttribute("y2", now.y);
    this.mark(this.under(event), "is-target");
  }

  released(event) {
    if (!this.held) { return; }
    event.stopPropagation();
    const { place, dx, dy, far } = this.held;
    if (this.mode === "arrange") {
      this.held = null;
      if (far) { this.put(place.id, dx, dy); }
      return;
    }
    const target = this.under(event);
    this.drop();
    if (!far) { this.pick(place); } else if (target && target !== place) { this.join(place, target); }
  }

  under(event) {
    const found = document.elementsFromPoint(event.clientX, event.clientY);
    return found.map((one) => this.placeOf(one)).find((one) => one && this.frame.contains(one)) || null;
  }

  drop() {
    if (this.line) { this.line.remove(); this.line = null; }
    this.mark(null, "is-target");
    if (this.held && this.mode === "arrange") { this.show(this.held.place, 0, 0); }
    this.held = null;
  }

  begin(at) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [name, value] of [["x1", at.x], ["y1", at.y], ["x2", at.x], ["y2", at.y]]) { line.setAttribute(name, value); }
    line.classList.add("drawn-flow");
    this.drawing.append(line);
    return line;
  }

  mark(place, name = "is-start") {
    this.frame.querySelectorAll(`.${name}`).forEach((one) => one.classList.remove(name));
    if (place) { place.classList.add(name); }
    if (name === "is-start") { this.from = place; }
  }

  // The place, and the arrows that lead to it, while it moves.
  show(place, dx, dy) {
    place.setAttribute("transform", `translate(${dx.toFixed(1)} ${dy.toFixed(1)})`);
    const moved = (key) => {
      const other = this.drawing.querySelector(`[id="${key}"]`);
      if (!other) { return null; }
      const at = this.middleOf(other);
      return other === place ? { x: at.x + dx, y: at.y + dy } : at;
    };
    this.drawing.querySelectorAll(`.arrow.from-${place.id}, .arrow.to-${place.id}`).forEach((arrow) => {
      const ends = ["from-", "to-"].map((side) => [...arrow.classList].find((one) => one.startsWith(side)));
      const [start, end] = ends.map((one) => (one ? moved(one.slice(one.indexOf("-") + 1)) : null));
      if (!start || !end) { return; }
      arrow.classList.add("is-moving");
      arrow.querySelectorAll("path").forEach((path) => path.setAttribute("d", `M${start.x},${start.y}L${end.x},${end.y}`));
    });
  }

  // Everything keeps its spot; this one takes its new one.
  put(key, dx, dy) {
    const spot = this.spots.get(key);
    if (!spot) { return; }
    this.spots.set(key, { x: spot.x + dx, y: spot.y + dy });
    const all = [...this.spots.values()];
    const right = Math.max(0, 60 - Math.min(...all.map((at) => at.x)));
    const down = Math.max(0, 60 - Math.min(...all.map((at) => at.y)));
    const round = (value) => Math.min(FARTHEST, Math.round(value));
    const address = new URL(location.href);
    address.searchParams.set("at", [...this.spots].map(([name, at]) => `${name}.${round(at.x + right)}.${round(at.y + down)}`).join("_"));
    address.hash = "carte";
    location.assign(address);
  }

  pick(place) {
    if (!this.from) { this.mark(place); this.say(this.frame.dataset.picked || "", place); return; }
    const from = this.from;
    this.mark(null);
    if (from !== place) { this.join(from, place); }
  }

  join(from, to) {
    const button = this.buttons.find((one) => one.dataset.mode === "draw");
    const address = new URL(button.dataset.form, location.href);
    for (const [name, place] of [["source", from], ["target", to]]) {
      address.searchParams.set(name, `${KINDS[place.id[0]]}-${place.id.slice(1)}`);
    }
    location.assign(address);
  }

  say(words, place) {
    const name = place.querySelector("title");
    this.said.textContent = `${words} ${name ? name.textContent : ""}`.trim();
  }

  // By the keyboard: arrows move the place one is on; Enter takes the two ends of a flow.
  typed(event) {
    const place = this.mode ? this.placeOf(event.target) : null;
    if (!place || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const steps = { ArrowLeft: [-NUDGE, 0], ArrowRight: [NUDGE, 0], ArrowUp: [0, -NUDGE], ArrowDown: [0, NUDGE] };
    if (this.mode === "draw" && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(place);
    }
    if (this.mode === "arrange" && steps[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      this.nudge(place, ...steps[event.key]);
    }
    if (event.key === "Escape") { this.choose(""); }
  }

  nudge(place, dx, dy) {
    const before = this.nudged && this.nudged.place === place ? this.nudged : { place, dx: 0, dy: 0 };
    this.nudged = { place, dx: before.dx + dx, dy: before.dy + dy };
    this.show(place, this.nudged.dx, this.nudged.dy);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.put(place.id, this.nudged.dx, this.nudged.dy), PAUSE);
  }
}

document.querySelectorAll(".map-panel").forEach((panel) => {
  if (panel.querySelector("[data-mode]") && panel.querySelector("[data-map] svg > g")) { new Arranging(panel); }
});
