// Live entry: the picture and the table follow the text, line by line. Nothing typed is lost.
(function () {
  "use strict";

  var form = document.querySelector("[data-entry]");
  if (!form) { return; }
  var area = form.querySelector("textarea");
  var shown = form.querySelector("input[name=shown]");
  var said = form.querySelector("[data-said]");
  var state = form.querySelector("[data-state]");
  var undo = document.querySelector("[data-undo]");
  var saved = area.value;
  var waiting = null;
  var asked = null;
  var PAUSE = 80;

  form.querySelector("[data-draw]").hidden = true;
  window.completeNames(area, form.dataset.names);

  // Line numbers, and the sign of what is wrong on each.
  var gutter = document.createElement("div");
  gutter.className = "entry-gutter";
  gutter.setAttribute("aria-hidden", "true");
  area.before(gutter);

  function number() {
    var count = area.value.split("\n").length;
    while (gutter.children.length < count) {
      var line = document.createElement("span");
      line.textContent = gutter.children.length + 1;
      gutter.append(line);
    }
    while (gutter.children.length > count) { gutter.lastElementChild.remove(); }
  }

  function mark() {
    Array.from(gutter.children).forEach(function (line) { line.className = ""; line.title = ""; });
    form.querySelectorAll("[data-part=notes] [data-line]").forEach(function (note) {
      var line = gutter.children[note.dataset.line - 1];
      if (!line || line.className === "entry-error") { return; }
      line.className = "entry-" + note.dataset.level;
      line.title = note.textContent.trim();
    });
    area.toggleAttribute("aria-invalid", Boolean(gutter.querySelector(".entry-error")));
    if (area.hasAttribute("aria-invalid")) { area.setAttribute("aria-invalid", "true"); }
  }

  function lineHere() { return area.value.slice(0, area.selectionStart).split("\n").length; }

  // The flow of the line one is on stands out on the picture and in the table.
  function follow() {
    var here = String(lineHere());
    Array.from(gutter.children).forEach(function (line, rank) { line.toggleAttribute("data-here", String(rank + 1) === here); });
    form.querySelectorAll(".current").forEach(function (one) { one.classList.remove("current"); });
    form.querySelectorAll("tr[data-line]").forEach(function (row) {
      if (row.dataset.line !== here) { return; }
      row.classList.add("current");
      var arrow = form.querySelector("svg [id=\"" + row.dataset.flow + "\"]");
      if (arrow) { arrow.classList.add("current"); }
    });
  }

  // Where the picture follows the line, another line is another picture.
  var last = 0;
  function here() {
    follow();
    var whole = form.querySelector("[data-whole]");
    if (lineHere() === last) { return; }
    last = lineHere();
    if (whole && !whole.checked) { window.clearTimeout(waiting); waiting = window.setTimeout(draw, PAUSE); }
  }

  function goTo(line) {
    var lines = area.value.split("\n");
    var start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] || "").length);
    var height = parseFloat(window.getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max(0, (line - 4) * height);
    here();
  }

  // What the server drew takes its place; a picture that did not change is left alone.
  function place(html) {
    var holder = document.createElement("template");
    holder.innerHTML = html;
    holder.content.querySelectorAll("[data-part]").forEach(function (part) {
      var old = form.querySelector("[data-part=" + part.dataset.part + "]");
      var before = old.querySelector("[data-picture]");
      var after = part.querySelector("[data-picture]");
      var scrolled = Array.from(old.querySelectorAll(".table-scroll, .entry-changes")).map(function (one) { return one.scrollTop; });
      if (before && after && before.dataset.picture === after.dataset.picture && !after.querySelector("svg")) {
        after.replaceChildren.apply(after, Array.from(before.children));
      }
      old.replaceWith(part);
      part.querySelectorAll(".table-scroll, .entry-changes").forEach(function (one, rank) { one.scrollTop = scrolled[rank] || 0; });
    });
    form.querySelectorAll("svg a").forEach(function (link) { link.setAttribute("target", "_blank"); });
    mark();
    follow();
  }

  function body() {
    var data = new FormData(form);
    var picture = form.querySelector("[data-picture]");
    data.set("line", lineHere());
    data.set("picture", picture && picture.querySelector("svg") ? picture.dataset.picture : "");
    return data;
  }

  function draw() {
    if (asked) { asked.abort(); }
    asked = new AbortController();
    fetch(form.dataset.preview, { method: "POST", body: body(), signal: asked.signal })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.text();
      })
      .then(function (html) { place(html); if (said.dataset.failed) { tell("", ""); } })
      .catch(function (error) {
        if (error.name === "AbortError") { return; }
        tell(form.dataset.failed, "danger");
        said.dataset.failed = "1";
      });
  }

  function tell(text, tone) {
    said.textContent = text;
    said.dataset.tone = tone;
    delete said.dataset.failed;
  }

  function changed() { return area.value !== saved; }
  function note() { state.textContent = changed() ? form.dataset.unsaved : ""; }

  // Typed over as the reader would, so that « undo » takes it back.
  function retype(text) {
    if (area.value === text) { return; }
    var caret = area.selectionStart;
    var focused = document.activeElement === area;
    area.focus();
    area.select();
    if (!document.execCommand("insertText", false, text)) { area.value = text; }
    area.setSelectionRange(caret, caret);
    if (!focused) { area.blur(); }
  }

  function save() {
    window.clearTimeout(waiting);
    if (asked) { asked.abort(); }
    var typed = area.value;
    var data = body();
    data.set("deed", "save");
    tell(form.dataset.saving, "");
    fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.json();
      })
      .then(function (answer) {
        tell(answer.said, answer.tone);
        if (!answer.html) { return; }
        shown.value = answer.shown;
        saved = answer.text;
        // Whoever went on typing meanwhile keeps their words.
        if (area.value === typed) { retype(answer.text); place(answer.html); } else { draw(); }
        number();
        note();
        if (undo) { undo.hidden = !answer.undo; undo.form.action = answer.undo || ""; }
      })
      .catch(function () {
        // Without an answer, the ordinary way says what is wrong.
        tell(form.dataset.failed, "danger");
      });
  }

  area.addEventListener("input", function () {
    number();
    note();
    window.clearTimeout(waiting);
    waiting = window.setTimeout(draw, PAUSE);
  });
  area.addEventListener("scroll", function () { gutter.scrollTop = area.scrollTop; });
  ["keyup", "click", "focus"].forEach(function (name) { area.addEventListener(name, here); });
  form.addEventListener("change", function (event) { if (event.target.matches("[data-whole]")) { draw(); } });

  form.addEventListener("submit", function (event) { event.preventDefault(); save(); });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  form.addEventListener("click", function (event) {
    var link = event.target.closest("[data-goto]");
    var arrow = event.target.closest("svg .arrow");
    var row = arrow && form.querySelector("tr[data-flow=\"" + arrow.id + "\"]");
    if (!link && !row) { return; }
    event.preventDefault();
    goTo(Number(link ? link.dataset.goto : row.dataset.line));
  });
  window.addEventListener("beforeunload", function (event) {
    if (changed()) { event.preventDefault(); event.returnValue = ""; }
  });

  // On a projector: the text and the map alone, larger.
  var project = document.querySelector("[data-project]");
  if (project && document.documentElement.requestFullscreen) {
    project.hidden = false;
    project.addEventListener("click", function () { form.requestFullscreen(); area.focus(); });
  }

  number();
  place("");
  note();
  if (!area.value.trim()) { area.focus(); }
}());
