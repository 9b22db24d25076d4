// Long work: asks for the page again every five seconds while it goes on, and changes only the part that
// tells how far it is, so that nothing moves under a reader. Without it, the link of the page does the same.
(function () {
  "use strict";
  function later(seconds) {
    var part = document.getElementById("avancement");
    if (part && part.hasAttribute("data-en-cours")) window.setTimeout(ask, seconds * 1000);
  }
  function ask() {
    window.fetch(location.href, { credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("avancement");
        if (!fresh) return location.reload(); // signed out meanwhile: let the site say it
        document.getElementById("avancement").replaceWith(fresh);
        later(5);
      })
      .catch(function () { later(15); });
  }
  later(5);
})();
