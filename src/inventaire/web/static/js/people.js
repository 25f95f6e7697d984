// Links that are shown once: one press copies them, one click selects them.
(function () {
  "use strict";

  document.querySelectorAll("[data-select]").forEach(function (field) {
    field.addEventListener("focus", function () { field.select(); });
  });

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) { return; } // the field is selected and copied by hand
    var field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(field.value).then(function () {
        button.querySelector("span").textContent = button.dataset.done;
      }, function () { field.focus(); });
    });
  });
}());
