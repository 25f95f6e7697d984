// Names completed where one types them: places before the colon, data and words after it.
window.completeNames = function (area, address) {
  "use strict";

  var MOST = 8;
  var known = null;
  var found = [];
  var chosen = -1;
  var token = null;

  var list = document.createElement("ul");
  list.className = "entry-completion";
  list.id = area.id + "-completion";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", area.dataset.proposals || "");
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function load() {
    if (known) { return; }
    known = { places: [], datasets: [], words: [], categories: [] };
    fetch(address, { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { known = answer; })
      .catch(function () { known = null; });
  }

  // What is being typed: where it starts, and what may stand there.
  function read() {
    var caret = area.selectionStart;
    if (caret !== area.selectionEnd) { return null; }
    var start = area.value.lastIndexOf("\n", caret - 1) + 1;
    var line = area.value.slice(start, caret);
    if (/^\s*#/.test(line)) { return null; }
    var at = 0, quote = "", details = false, depth = 0;
    for (var i = 0; i < line.length; i += 1) {
      var sign = line[i];
      if (quote) { if (sign === quote) { quote = ""; } continue; }
      if ((sign === "\"" || sign === "«") && !line.slice(at, i).trim()) { quote = sign === "«" ? "»" : "\""; continue; }
      if (sign === ":" && !details) { details = true; at = i + 1; continue; }
      if (details && (sign === "(" || sign === ")")) { depth = sign === "(" ? 1 : 0; at = i + 1; continue; }
      if (details && (sign === "," || sign === ";")) { at = i + 1; continue; }
      if (!details && (sign === ">" || sign === "→" || sign === "⇒" || (sign === "-" && line[i - 1] === "<"))) { at = i + 1; }
    }
    var text = line.slice(at);
    var bare = text.replace(/^\s*["«]?\s*/, "");
    return {
      start: start + at + (text.length - text.replace(/^\s+/, "").length),
      end: caret,
      text: bare,
      lists: details ? (depth ? ["categories"] : ["datasets", "words"]) : ["places"]
    };
  }

  // Nearer names first: begun so, then with a word begun so, then with each word begun somewhere.
  function rank(name, wanted) {
    var bare = fold(name).replace(/^"/, "");
    if (bare === wanted) { return -1; }
    if (bare.startsWith(wanted)) { return 0; }
    if (bare.includes(" " + wanted)) { return 1; }
    var words = bare.split(/[^a-z0-9]+/);
    var asked = wanted.split(/[^a-z0-9]+/).filter(Boolean);
    var each = asked.every(function (part) { return words.some(function (word) { return word.startsWith(part); }); });
    if (asked.length > 1 && each) { return 2; }
    return wanted.length > 2 && bare.includes(wanted) ? 3 : -1;
  }

  function look() {
    token = read();
    var wanted = token ? fold(token.text.trim()) : "";
    if (!known || !wanted || /\s$/.test(token.text) && token.text.trim().length < 2) { return close(); }
    var ranked = [];
    var exact = false;
    token.lists.forEach(function (which) {
      known[which].forEach(function (name) {
        if (fold(name) === wanted) { exact = true; }
        var place = rank(name, wanted);
        if (place >= 0) { ranked.push([place, name.length, name]); }
      });
    });
    if (exact) { return close(); }
    ranked.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1); });
    found = ranked.slice(0, MOST).map(function (one) { return one[2]; });
    if (!found.length) { return close(); }
    show();
  }

  function show() {
    chosen = -1;
    area.removeAttribute("aria-activedescendant");
    list.replaceChildren.apply(list, found.map(function (name, number) {
      var item = document.createElement("li");
      item.id = list.id + "-" + number;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = name;
      item.addEventListener("mousedown", function (event) { event.preventDefault(); accept(number); });
      return item;
    }));
    list.hidden = false;
    place();
  }

  // Under the letters: every letter is as wide as the others.
  function place() {
    var style = window.getComputedStyle(area);
    var ruler = document.createElement("canvas").getContext("2d");
    ruler.font = style.font;
    var width = ruler.measureText("0").width;
    var height = parseFloat(style.lineHeight);
    var lines = area.value.slice(0, token.start).split("\n");
    var left = area.offsetLeft + parseFloat(style.paddingLeft) + lines[lines.length - 1].length * width - area.scrollLeft;
    var top = area.offsetTop + parseFloat(style.paddingTop) + lines.length * height - area.scrollTop;
    list.style.left = Math.max(area.offsetLeft, Math.min(left, area.offsetLeft + area.clientWidth - 200)) + "px";
    list.style.top = top + "px";
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    area.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    chosen = (number + found.length) % found.length;
    Array.from(list.children).forEach(function (item, one) {
      item.setAttribute("aria-selected", one === chosen ? "true" : "false");
    });
    area.setAttribute("aria-activedescendant", list.id + "-" + chosen);
  }

  function accept(number) {
    var name = found[number];
    close();
    area.setSelectionRange(token.start, token.end);
    // Typed as the reader would, so that « undo » takes it back.
    if (!document.execCommand("insertText", false, name)) {
      area.setRangeText(name, token.start, token.end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    close();
  }

  load();
  area.addEventListener("focus", load);
  area.addEventListener("input", look);
  area.addEventListener("blur", close);
  // A long line scrolls while it is typed: what is offered follows it.
  area.addEventListener("scroll", function () { if (!list.hidden) { place(); } });
  area.addEventListener("keydown", function (event) {
    if (list.hidden) { return; }
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); }
    if (event.key === "Tab" && !event.shiftKey) { event.preventDefault(); accept(Math.max(chosen, 0)); }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); accept(chosen); }
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") { close(); }
  });
};
