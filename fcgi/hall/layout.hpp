// The frame of every page: header, breadcrumb, one <h1>, footer. A page gives its head and its
// view.
#pragma once

#include "hall/context.hpp"
#include "web/form.hpp"
#include "web/page.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

struct Crumb {
    std::string label;
    std::string path;  // below the prefix; "" for the page itself
};

struct PageHead {
    std::string title;              // the <h1>; the <title> starts with it
    std::string lead = {};          // one sentence: what one can do here
    std::vector<Crumb> trail = {};  // without the home page and the page itself
    std::string at_hand = {};       // the child or the school at hand: "Léa Roy, 6A"
    std::string at_hand_path = {};  // where to change it; "" when there is no other
    bool error = false;             // the title begins with "Erreur : "; the answer is 422
    std::string script = {};        // "qr.js": one small file of www/js, never necessary
};

web::Response page_of(
    Context& context,
    const web::Request& request,
    const PageHead& head,
    web::Template file,
    const std::function<void(web::Dict&)>& fill,
    std::optional<int> status
);

template <web::View V>
web::Response page(
    Context& context,
    const web::Request& request,
    const PageHead& head,
    const V& view,
    std::optional<int> status = {}
) {
    return page_of(
        context, request, head, V::file, [&](web::Dict& dict) { view.fill(dict); }, status
    );
}

// 400, 403, 404, 405, 413, 500, 503: what happened, what to do, a reference, a way home.
web::Response error_page(
    Context& context, const web::Request& request, int status, std::string_view reference
);

// A field in a template:
//   <label for="car">…</label><p class="indice" id="car-indice">…</p>
//   {{#CAR_ERREUR}}<p class="erreur" id="car-erreur">{{CAR_MESSAGE}}</p>{{/CAR_ERREUR}}
//   <input id="car" name="car" value="{{CAR}}"
//          aria-describedby="car-indice{{#CAR_ERREUR}} car-erreur{{/CAR_ERREUR}}"
//          {{#CAR_ERREUR}}aria-invalid="true"{{/CAR_ERREUR}}>
// The section must not be filled in two ways: it is shown once, wherever it stands.
struct FieldNames {
    std::string_view field;
    web::Var value;
    web::Var error_section;
    web::Var message;
};

template <class Form>
void fill_field(web::Dict& dict, const web::Submitted<Form>& given, const FieldNames& names) {
    dict.set(names.value, given.typed_in(names.field));
    if (const auto message = given.error_of(names.field); !message.empty()) {
        dict.set(names.message, message);
        dict.show(names.error_section);
    }
}

// The summary of errors at the top of a form, for {{>ERREURS}}: takes the focus, links to the
// fields.
void fill_errors(web::Dict& dict, web::Var marker, const std::vector<web::FieldError>& errors);

}  // namespace hall
