#include "service/http/printing.h"

#include "catalog/text/normal_form.h"

namespace ganh::service::http {

namespace documents = catalog::documents;

namespace {

Result<documents::Paper> paper_of(const Request& request, documents::Paper usual) {
  const auto named = request.query("paper");
  if (!named) return usual;
  if (*named == "a4") return documents::Paper::a4;
  if (*named == "a5") return documents::Paper::a5;
  if (*named == "label") return documents::Paper::label_100x150;
  return error(Code::invalid, "paper", "paper.unknown");
}

// For clients that do not know filename*: without accents, and nothing that ends a quoted string.
std::string in_ascii(std::string_view name) {
  std::string plain = catalog::text::fold(name);
  for (char& c : plain) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (!keeps) c = '_';
  }
  return plain;
}

}  // namespace

Reply print(const Call& call, documents::Paper usual,
            const std::function<Result<Sheet>(const catalog::store::Scope&)>& read) {
  const auto paper = paper_of(call.request(), usual);
  if (!paper) return call.refuse(paper.error());
  const auto sheet = call.read(read);
  if (!sheet) return call.refuse(sheet.error());
  auto bytes = sheet->lay_out(*paper);
  if (!bytes) return call.refuse(bytes.error());
  return pdf_reply(std::move(*bytes), sheet->file_name);
}

std::string disposition(std::string_view how, std::string_view file_name) {
  return std::string(how) + "; filename=\"" + in_ascii(file_name) + "\"; filename*=UTF-8''" +
         connectors::transport::percent_encode(catalog::text::normalise(file_name));
}

Reply pdf_reply(std::string bytes, std::string_view file_name) {
  return {200,
          {{"Content-Type", "application/pdf"},
           {"Content-Disposition", disposition("inline", file_name)}},
          std::move(bytes)};
}

}  // namespace ganh::service::http
