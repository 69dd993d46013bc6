#include "service/http/shed_fields.h"

#include "service/words/typed_words.h"

namespace ganh::service::http {

std::optional<catalog::stock::Waste> waste_of(Fields& fields, std::string_view key, Given is) {
  const std::string text =
      is == Given::needed ? fields.text(key, 16) : fields.text_or_empty(key, 16);
  const auto kind = catalog::stock::parse_waste(text);
  if (!kind && !text.empty()) {
    fields.refuse(key, "body.not_a_choice", {{"choices", words::waste_choices()}});
  }
  return kind;
}

}  // namespace ganh::service::http
