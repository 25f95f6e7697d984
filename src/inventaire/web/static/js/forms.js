// Forms: links that suggest, rows that grow, nothing lost by accident.
(function () {
  "use strict";

  var number = /\s*·\s*n°\s*\d+\s*$/;

  // A link is a text, one name a line; a menu over it suggests and creates.
  function suggestions(box, address, load) {
    return function (query, done) {
      var slugs = box.dataset.link.trim().split(" ");
      var kinds = (box.dataset.kinds || "").split(" ");
      Promise.all(slugs.map(function (slug, rank) {
        var kind = kinds[rank];
        return fetch(address(slug) + "?q=" + encodeURIComponent(query), { headers: { Accept: "application/json" } })
          .then(function (answer) { return answer.json(); })
          .then(function (answer) {
            return answer.found.map(function (one) { return load(one, kind); });
          });
      })).then(function (found) { done([].concat.apply([], found)); }).catch(function () { done(); });
    };
  }

  function enhance(box) {
    var form = box.closest("[data-record-form]");
    if (!window.TomSelect || !form || !form.dataset.suggest || box.dataset.dressed) { return; }
    if (box.closest("template")) { return; }
    box.dataset.dressed = "1";
    var several = "several" in box.dataset;
    var end = box.closest("[data-end]");
    var kindBox = end ? end.querySelector("select") : null;
    var select = document.createElement("select");
    select.multiple = several;
    select.id = box.id;
    ["aria-describedby", "aria-invalid"].forEach(function (name) {
      if (box.hasAttribute(name)) { select.setAttribute(name, box.getAttribute(name)); }
    });
    box.id = box.id + "-typed";
    box.hidden = true;
    box.before(select);
    var started = box.value.split("\n").map(function (one) { return one.trim(); }).filter(Boolean);
    var chooser = new window.TomSelect(select, {
      valueField: "value",
      labelField: "label",
      searchField: ["label"],
      options: started.map(function (value) { return { value: value, label: value.replace(number, "") }; }),
      items: started,
      maxItems: several ? null : 1,
      create: function (typed) { return { value: typed, label: typed }; },
      createOnBlur: true,
      persist: false,
      preload: "focus",
      plugins: several ? ["remove_button"] : ["clear_button"],
      placeholder: box.dataset.hint || "",
      load: suggestions(box, function (slug) { return form.dataset.suggest + slug; }, function (one, kind) {
        return { value: one.name + " · n° " + one.number, label: one.name, kind: kind };
      }),
      render: {
        option_create: function (data, escape) { return "<div class=\"create\">" + escape(form.dataset.create) + " « " + escape(data.input) + " »</div>"; },
        no_results: function (_data, escape) { return "<div class=\"no-results\">" + escape(form.dataset.none) + "</div>"; }
      },
      onItemAdd: function (value) {
        var option = this.options[value];
        if (kindBox && option && option.kind) { kindBox.value = option.kind; }
        this.setTextboxValue("");
      }
    });
    hideBehind(select);
    chooser.on("change", function (value) {
      box.value = Array.isArray(value) ? value.join("\n") : value;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    if (kindBox) {
      kindBox.addEventListener("change", function () { chooser.clear(); chooser.clearOptions(); });
    }
  }

  // The menu takes the label and the focus: the box that it hides is nobody's concern.
  function hideBehind(select) {
    select.setAttribute("aria-hidden", "true");
    select.tabIndex = -1;
  }

  // A long list of choices may be searched by typing.
  function chooseByTyping(select) {
    if (!window.TomSelect || select.tomselect || select.closest("template")) { return; }
    new window.TomSelect(select, { maxOptions: 400, plugins: [], allowEmptyOption: true });
    hideBehind(select);
  }

  function dress(part) {
    part.querySelectorAll("[data-link]").forEach(enhance);
    part.querySelectorAll("select[data-choose]").forEach(chooseByTyping);
  }

  // Rows grow by copying the template; without scripts the server does it.
  document.querySelectorAll("[data-lines]").forEach(function (lines) {
    var template = lines.querySelector("template");
    var rank = 1000;
    lines.addEventListener("click", function (event) {
      var add = event.target.closest("[data-add-line]");
      var remove = event.target.closest("[data-remove-line]");
      if (add) {
        event.preventDefault();
        var copy = document.createElement("div");
        copy.innerHTML = template.innerHTML.replaceAll("-__-", "-" + rank + "-").replaceAll("-__\"", "-" + rank + "\"");
        rank += 1;
        var line = copy.firstElementChild;
        template.before(line);
        dress(line);
        var first = line.querySelector("input, select, textarea");
        if (first) { (first.tomselect || first).focus(); }
      }
      if (remove) {
        event.preventDefault();
        var gone = remove.closest("[data-line]");
        var next = gone.nextElementSibling;
        gone.remove();
        lines.dispatchEvent(new Event("change", { bubbles: true }));
        var focus = next && next.querySelector("input, select, button");
        (focus || lines.querySelector("[data-add-line]")).focus();
      }
    });
  });

  dress(document);

  // Nobody leaves unsaved work without being asked; Ctrl S saves.
  document.querySelectorAll("[data-record-form]").forEach(function (form) {
    var changed = Boolean(form.querySelector("[aria-invalid]"));
    form.addEventListener("input", function () { changed = true; });
    form.addEventListener("change", function () { changed = true; });
    form.addEventListener("submit", function () { changed = false; });
    window.addEventListener("beforeunload", function (event) {
      if (changed) { event.preventDefault(); event.returnValue = form.dataset.leave || ""; }
    });
    document.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  });

  // One arrives at the field one came for, whatever it is folded in.
  function reveal() {
    var field = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!field) { return; }
    for (var part = field.closest("details"); part; part = part.parentElement.closest("details")) { part.open = true; }
    field.scrollIntoView({ block: "center" });
    if (field.tomselect) { field.tomselect.focus(); } else { (field.matches("fieldset") ? field.querySelector("input, select, textarea") || field : field).focus(); }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
}());
