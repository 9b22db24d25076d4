// A letter's QR opens /compte/creer#car=…: the code stays in the fragment, which no server sees. Here it is
// carried to the form that asks for it, put into the field, and taken out of the address.
(function () {
  "use strict";
  var found = /^#car=([0-9A-Za-z-]{16,24})$/.exec(location.hash);
  if (!found) return;
  var field = document.getElementById("car");
  if (!field) {
    location.replace(location.pathname.replace(/\/$/, "") + "/code" + location.hash);
    return;
  }
  field.value = found[1].replace(/-/g, "").replace(/(.{4})(?=.)/g, "$1 ");
  history.replaceState(null, "", location.pathname);
  var date = document.getElementById("date_naissance");
  if (date) date.focus();
})();
