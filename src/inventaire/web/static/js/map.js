// A drawing one moves about in: by mouse, by finger, by keyboard. Without this it scrolls.

const STEP = 1.25;
const PUSH = 60;
const LARGEST = 4;
// Pixels for a unit of the drawing: below, its words can no longer be read.
const READABLE = 0.8;
const ROOMIEST = 1.5;

class Picture {
  constructor(frame) {
    this.frame = frame;
    this.svg = frame.querySelector("svg");
    const [x, y, width, height] = this.svg.getAttribute("viewBox").split(/\s+/).map(Number);
    this.whole = { x, y, width, height };
    this.waiting = false;
    this.dragged = false;
    this.fingers = new Map();
    frame.classList.add("is-live");
    this.svg.setAttribute("width", "100%");
    this.svg.setAttribute("height", "100%");
    this.measure();
    this.begin();
    this.listen();
  }

  // The room there is: as high as the drawing asks, within the window.
  measure() {
    const width = this.frame.clientWidth;
    const onScreen = document.fullscreenElement !== null;
    const asked = Math.min(ROOMIEST, width / this.whole.width) * this.whole.height + 24;
    const most = Math.max(320, Math.min(window.innerHeight * 0.74, 820));
    this.frame.style.height = onScreen ? "" : `${Math.min(most, Math.max(asked, 240))}px`;
    this.width = Math.max(this.frame.clientWidth, 1);
    this.height = Math.max(this.frame.clientHeight, 1);
  }

  scaleOfWhole() {
    const room = document.fullscreenElement ? 2.5 : ROOMIEST;
    return Math.min(room, this.width / this.whole.width, this.height / this.whole.height);
  }

  // The whole where it can be read; else its centre, or where it starts, at a size one can read.
  begin() {
    const whole = this.scaleOfWhole();
    if (whole >= READABLE * 0.75) { this.show(whole); return; }
    const central = this.svg.querySelector(".place.central") || this.svg.querySelector(".fresh");
    this.show(Math.max(whole, 0.95), central ? this.middleOf(central) : null);
    if (!central) { this.x = this.whole.x; this.y = this.middle().y - this.height / this.scale / 2; this.draw(); }
  }

  middle() {
    const { x, y, width, height } = this.whole;
    return { x: x + width / 2, y: y + height / 2 };
  }

  // Where an element stands, in units of the drawing.
  middleOf(element) {
    const box = element.getBBox();
    const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const outer = this.svg.getCTM();
    const inner = element.getCTM();
    return outer && inner ? point.matrixTransform(outer.inverse().multiply(inner)) : this.middle();
  }

  show(scale, around) {
    const at = around || this.middle();
    this.scale = scale;
    this.x = at.x - this.width / scale / 2;
    this.y = at.y - this.height / scale / 2;
    this.draw();
  }

  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const least = Math.min(this.scaleOfWhole(), READABLE) * 0.5;
    const scale = Math.min(LARGEST, Math.max(least, this.scale * factor));
    this.x += px / this.scale - px / scale;
    this.y += py / this.scale - py / scale;
    this.scale = scale;
    this.draw();
  }

  move(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.draw();
  }

  // One image at a time, and never out of sight of the drawing.
  draw() {
    const seen = { width: this.width / this.scale, height: this.height / this.scale };
    const { x, y, width, height } = this.whole;
    this.x = Math.min(x + width - seen.width * 0.2, Math.max(x - seen.width * 0.8, this.x));
    this.y = Math.min(y + height - seen.height * 0.2, Math.max(y - seen.height * 0.8, this.y));
    if (this.waiting) { return; }
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const size = [this.width / this.scale, this.height / this.scale];
      this.svg.setAttribute("viewBox", [this.x, this.y, ...size].map((n) => n.toFixed(2)).join(" "));
    });
  }

  again() {
    const middle = { x: this.x + this.width / this.scale / 2, y: this.y + this.height / this.scale / 2 };
    const wasWhole = Math.abs(this.scale - this.scaleOfWhole()) < 0.001;
    this.measure();
    if (wasWhole) { this.show(this.scaleOfWhole()); } else { this.show(this.scale, middle); }
  }

  act(what) {
    if (what === "in") { this.zoom(STEP); }
    if (what === "out") { this.zoom(1 / STEP); }
    if (what === "whole") { this.show(this.scaleOfWhole()); }
    if (what === "screen") { this.fill(); }
  }

  fill() {
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    const panel = this.frame.closest(".map-panel") || this.frame;
    if (panel.requestFullscreen) { panel.requestFullscreen(); }
  }

  listen() {
    const frame = this.frame;
    frame.addEventListener("keydown", (event) => this.typed(event));
    frame.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.pressed(event));
    frame.addEventListener("pointermove", (event) => this.dragging(event));
    for (const name of ["pointerup", "pointercancel"]) {
      frame.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    }
    // The end of a drag is no click.
    frame.addEventListener("click", (event) => {
      if (this.dragged) { event.preventDefault(); event.stopPropagation(); }
    }, true);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("focusin", (event) => this.follow(event.target));
    new ResizeObserver(() => this.again()).observe(frame.parentElement);
    document.addEventListener("fullscreenchange", () => { this.measure(); this.show(this.scaleOfWhole()); });
  }

  typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const deeds = {
      "+": () => this.zoom(STEP),
      "=": () => this.zoom(STEP),
      "-": () => this.zoom(1 / STEP),
      "0": () => this.show(this.scaleOfWhole()),
      ArrowLeft: () => this.move(PUSH, 0),
      ArrowRight: () => this.move(-PUSH, 0),
      ArrowUp: () => this.move(0, PUSH),
      ArrowDown: () => this.move(0, -PUSH)
    };
    const deed = deeds[event.key];
    if (deed) { event.preventDefault(); deed(); }
  }

  // The wheel belongs to the page until one has entered the drawing.
  wheeled(event) {
    const entered = this.frame.contains(document.activeElement) || document.fullscreenElement;
    if (!event.ctrlKey && !entered) { return; }
    event.preventDefault();
    const box = this.frame.getBoundingClientRect();
    const speed = event.ctrlKey ? 0.01 : 0.0015;
    const push = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    this.zoom(Math.exp(-push * speed), event.clientX - box.left, event.clientY - box.top);
  }

  pressed(event) {
    if (event.button !== 0) { return; }
    this.dragged = false;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY] });
  }

  dragging(event) {
    const finger = this.fingers.get(event.pointerId);
    if (!finger) { return; }
    const before = this.spread();
    const dx = event.clientX - finger.x;
    const dy = event.clientY - finger.y;
    if (!this.dragged) {
      if (Math.hypot(event.clientX - finger.from[0], event.clientY - finger.from[1]) < 5) { return; }
      this.dragged = true;
      this.frame.setPointerCapture(event.pointerId);
    }
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (this.fingers.size === 2) {
      const after = this.spread();
      const box = this.frame.getBoundingClientRect();
      this.zoom(after.apart / Math.max(before.apart, 1), after.x - box.left, after.y - box.top);
      this.move(after.x - before.x, after.y - before.y);
      return;
    }
    this.move(dx, dy);
  }

  // The middle of two fingers, and how far apart they are.
  spread() {
    const [a, b] = [...this.fingers.values()];
    if (!b) { return { x: a.x, y: a.y, apart: 1 }; }
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  // A place that one reaches by the keyboard comes into sight.
  follow(target) {
    this.frame.scrollTo(0, 0);
    const place = target.closest ? target.closest(".place, .frame") : null;
    if (!place || !target.matches(":focus-visible")) { return; }
    const box = place.getBoundingClientRect();
    const room = this.frame.getBoundingClientRect();
    const hidden = box.left < room.left || box.right > room.right || box.top < room.top || box.bottom > room.bottom;
    if (hidden) { this.show(this.scale, this.middleOf(place)); }
  }
}

function live(frame) {
  if (!frame.querySelector("svg[viewBox]")) { return; }
  const picture = new Picture(frame);
  const panel = frame.closest(".map-panel") || document;
  const bar = panel.querySelector(".map-zoom");
  if (!bar) { return; }
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) { picture.act(button.dataset.zoom); }
  });
}

document.querySelectorAll("[data-map]").forEach(live);

// What is looked for becomes the centre at once.
document.querySelectorAll("[data-map-choices] [name=centre]").forEach((field) => {
  field.addEventListener("change", () => field.form.requestSubmit());
});
