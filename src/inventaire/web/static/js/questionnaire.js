// The maturity questionnaire: digits answer, the count of each axis follows.
(function () {
  "use strict";

  document.querySelectorAll(".with-scripts").forEach(function (part) { part.hidden = false; });

  document.querySelectorAll("[data-axis]").forEach(function (axis) {
    var questions = Array.from(axis.querySelectorAll("[data-question]"));
    var said = document.querySelector("[data-answered=\"" + axis.dataset.axis + "\"]");
    function count() {
      var answered = questions.filter(function (one) { return one.querySelector(".level :checked"); }).length;
      said.textContent = answered + " / " + questions.length;
    }
    axis.addEventListener("change", count);
    count();
    axis.addEventListener("keydown", function (event) {
      if (!event.target.matches("input[type=radio]") || event.ctrlKey || event.metaKey || event.altKey) { return; }
      var question = event.target.closest("[data-question]");
      var chosen = /^[0-5]$/.test(event.key) && question.querySelector("input[value=\"" + (event.key === "0" ? "" : event.key) + "\"]");
      if (!chosen) { return; }
      event.preventDefault();
      chosen.checked = true;
      chosen.focus();
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
}());
