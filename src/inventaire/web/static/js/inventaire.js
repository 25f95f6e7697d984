// What every page does better with scripts. Without them, everything still works.
(function () {
  "use strict";

  var root = document.documentElement;

  // Light or dark, kept for the next pages.
  document.querySelectorAll("[data-theme-toggle]").forEach(function (button) {
    function name() {
      var text = root.dataset.bsTheme === "dark" ? button.dataset.light : button.dataset.dark;
      button.title = text;
      button.querySelector(".visually-hidden").textContent = text;
    }
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
      try { window.localStorage.setItem("theme", root.dataset.bsTheme); } catch (_error) { /* private window */ }
      name();
    });
  });

  // What opens on demand closes when one goes elsewhere.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.pop[open]").forEach(function (pop) {
      if (!pop.contains(event.target)) { pop.open = false; }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll("details.pop[open]").forEach(function (pop) {
      pop.open = false;
      pop.querySelector("summary").focus();
    });
    if (window.location.hash === "#menu") { window.location.hash = "content"; }
  });

  // A link that leads to something folded opens it.
  function unfold() {
    var aim = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var part = aim && aim.closest("details:not(.pop)");
    if (part && !part.open) { part.open = true; aim.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // The menu shows where one is, even when it is long.
  var here = document.querySelector("#menu [aria-current]");
  if (here) {
    var menu = document.getElementById("menu");
    if (here.offsetTop > menu.clientHeight - 60) { menu.scrollTop = here.offsetTop - menu.clientHeight / 2; }
  }

  // Ticked records are counted; one box ticks them all.
  document.querySelectorAll("[data-selection]").forEach(function (form) {
    var boxes = Array.from(form.querySelectorAll("input[name=id]"));
    var said = form.querySelector("[data-selected]");
    var head = form.querySelector("thead .pick");
    var all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", head.textContent.trim());
    head.append(all);
    function count() {
      var ticked = boxes.filter(function (box) { return box.checked; }).length;
      said.textContent = ticked ? said.dataset.some.replace("{count}", ticked) : "";
      form.querySelector(".bulk").hidden = !ticked;
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    all.addEventListener("change", function () {
      boxes.forEach(function (box) { box.checked = all.checked; });
      count();
    });
    form.addEventListener("change", count);
    count();
  });

  // Ctrl K: any record, page or action.
  var palette = document.getElementById("palette");
  var source = document.getElementById("global-search");
  if (palette && source && palette.showModal) {
    var input = document.getElementById("palette-search");
    var list = document.getElementById("palette-results");
    var chosen = 0;
    var asked = 0;
    var sprite = palette.querySelector("use").getAttribute("href").split("#")[0];

    var show = function (found) {
      list.replaceChildren.apply(list, found.map(function (hit, rank) {
        var link = document.createElement("a");
        link.href = hit.address;
        link.id = "palette-" + rank;
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        svg.setAttribute("class", "icon");
        svg.setAttribute("aria-hidden", "true");
        var use = document.createElementNS("http://www.w3.org/2000/svg", "use");
        use.setAttribute("href", sprite + "#" + hit.icon);
        svg.append(use);
        var small = document.createElement("small");
        small.textContent = hit.sort;
        link.append(svg, document.createTextNode(hit.label), small);
        return link;
      }));
      choose(0);
    };
    var choose = function (rank) {
      var links = list.children;
      if (!links.length) { input.removeAttribute("aria-activedescendant"); return; }
      chosen = (rank + links.length) % links.length;
      Array.from(links).forEach(function (link, one) {
        link.setAttribute("aria-selected", one === chosen ? "true" : "false");
      });
      links[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", links[chosen].id);
    };
    var ask = function () {
      var mine = ++asked;
      fetch(source.dataset.palette + "?q=" + encodeURIComponent(input.value), { headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.json(); })
        .then(function (answer) { if (mine === asked) { show(answer.found); } })
        .catch(function () { /* the form on top of the page still searches */ });
    };
    var open = function () {
      if (palette.open) { return; }
      palette.showModal();
      input.value = source.value;
      input.focus();
      ask();
    };
    input.addEventListener("input", ask);
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
      if (event.key === "Enter" && list.children[chosen]) { event.preventDefault(); list.children[chosen].click(); }
    });
    palette.addEventListener("click", function (event) { if (event.target === palette) { palette.close(); } });
    document.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open(); }
    });
  }

  // One-letter shortcuts, never while one types.
  var help = document.getElementById("shortcuts");
  document.querySelectorAll("[data-shortcuts]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { help.showModal(); });
  });
  function follow(selector) {
    var found = document.querySelector(selector);
    if (found) { found.click(); }
  }
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "?" && help) { help.showModal(); }
    if (event.key === "n") { follow("[data-new]"); }
    if (event.key === "e") { follow("[data-edit]"); }
    if (event.key === "/") {
      var field = document.querySelector("[data-list-search]") || source;
      if (field) { event.preventDefault(); field.focus(); }
    }
  });
}());
