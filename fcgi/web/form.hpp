// Forms are tables: a name, a parser, a size for each field, in the order of the struct's members.
//
//   struct Activation { acces::Car car; base::Date naissance; };
//   constexpr auto activation_form = web::form<Activation>(
//       web::required("car", acces::Car::parse, 64, "Écrivez le code reçu."),
//       web::required("date_naissance", base::parse_date, 32, "Écrivez la date de naissance."));
//   auto given = activation_form.read(request.form);
//   if (!given.value) return show(context, given);   // typed texts and errors per field
//   use(given.value->car);
//
// The struct is built only when every field is right, so a Car in hand is a Car.
#pragma once

#include "base/result.hpp"
#include "base/text.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace web {

struct FieldError {
    std::string field;
    std::string message;
};

// What came of one submission: the value, or the errors; and always what was typed.
template <class Form>
struct Submitted {
    std::optional<Form> value;
    std::vector<FieldError> errors;
    std::vector<std::pair<std::string, std::string>> typed;

    std::string_view typed_in(std::string_view field) const {
        for (const auto& [name, text] : typed)
            if (name == field) return text;
        return {};
    }
    std::string_view error_of(std::string_view field) const {
        for (const auto& error : errors)
            if (error.field == field) return error.message;
        return {};
    }
    void refuse(std::string field, std::string message) {
        value.reset();
        errors.push_back({std::move(field), std::move(message)});
    }
};

template <class T, class Parse>
struct Field {
    using value_type = T;
    std::string_view name;
    Parse parse;
    std::size_t max_bytes;
    std::string_view missing;  // message when empty and required; "" when optional
    bool keep_typed = true;    // false for passwords: never sent back
    bool verbatim = false;     // passwords: not trimmed

    tl::expected<T, base::Problem> read(std::string_view text) const { return parse(text); }
};

namespace detail {
template <class Parse>
using parsed = typename std::invoke_result_t<Parse, std::string_view>::value_type;
}  // namespace detail

template <class Parse>
constexpr auto required(
    std::string_view name, Parse parse, std::size_t max_bytes, std::string_view missing
) {
    return Field<detail::parsed<Parse>, Parse>{name, parse, max_bytes, missing};
}

// An empty field gives an empty optional.
template <class Parse>
constexpr auto optional(std::string_view name, Parse parse, std::size_t max_bytes) {
    using T = detail::parsed<Parse>;
    auto or_nothing = [parse](std::string_view text) -> base::Result<std::optional<T>> {
        if (text.empty()) return std::optional<T>();
        auto value = parse(text);
        if (!value) return tl::unexpected<base::Problem>(value.error());
        return std::optional<T>(std::move(*value));
    };
    return Field<std::optional<T>, decltype(or_nothing)>{name, or_nothing, max_bytes, ""};
}

// Not trimmed, never shown again.
template <class Parse>
constexpr auto secret(
    std::string_view name, Parse parse, std::size_t max_bytes, std::string_view missing
) {
    return Field<detail::parsed<Parse>, Parse>{name, parse, max_bytes, missing, false, true};
}

// A box: present or not.
inline base::Result<bool> parse_box(std::string_view text) { return !text.empty(); }
constexpr auto box(std::string_view name) {
    return Field<bool, base::Result<bool> (*)(std::string_view)>{name, &parse_box, 8, ""};
}

template <class Form, class... F>
class FormTable {
public:
    explicit constexpr FormTable(F... fields) : fields_(fields...) {}

    Submitted<Form> read(const Fields& given) const {
        Submitted<Form> out;
        std::tuple<std::optional<typename F::value_type>...> values;
        read_each(given, out, values, std::index_sequence_for<F...>());
        if (out.errors.empty())
            std::apply(
                [&](auto&... value) { out.value.emplace(Form{std::move(*value)...}); }, values
            );
        return out;
    }

private:
    template <class Values, std::size_t... I>
    void
    read_each(const Fields& given, Submitted<Form>& out, Values& values, std::index_sequence<I...>)
        const {
        (read_one(given, out, std::get<I>(fields_), std::get<I>(values)), ...);
    }

    template <class Fld, class Value>
    static void read_one(
        const Fields& given, Submitted<Form>& out, const Fld& field, Value& value
    ) {
        const std::string name(field.name);
        if (given.count(field.name) > 1) {
            out.errors.push_back(
                {name, "Ce champ a été reçu deux fois. Rechargez la page et recommencez."}
            );
            return;
        }
        const auto raw = given.value(field.name);
        const std::string text = field.verbatim ? std::string(raw) : base::trim(raw);
        if (field.keep_typed) out.typed.emplace_back(name, base::cut_utf8(text, field.max_bytes));
        if (text.size() > field.max_bytes) {
            out.errors.push_back({name, "Ce texte est trop long."});
            return;
        }
        const bool nothing = field.verbatim ? text.empty() : base::is_blank(text);
        if (nothing && !field.missing.empty()) {
            out.errors.push_back({name, std::string(field.missing)});
            return;
        }
        auto parsed = field.read(text);
        if (parsed)
            value.emplace(std::move(*parsed));
        else
            out.errors.push_back({name, parsed.error().message});
    }

    std::tuple<F...> fields_;
};

template <class Form, class... F>
constexpr auto form(F... fields) {
    return FormTable<Form, F...>(fields...);
}

// Takes any text on one line, in NFC, white space squeezed, without invisible characters; refuses
// control characters.
base::Result<std::string> parse_line(std::string_view text);

// The same, of at most so many characters.
base::Result<std::string> parse_short_line(std::string_view text, std::size_t most);

// Some lines, in NFC with "\n" between them; refuses other control characters, and more characters
// than `most`.
base::Result<std::string> parse_lines(std::string_view text, std::size_t most);

}  // namespace web
