#include "service/api/fault_json.h"

#include "service/words/sentences.h"

namespace ganh::service::api {

namespace {

using catalog::text::Language;

void write_members(catalog::json::Writer& out, const Fault& fault) {
  out.field("reason", fault.reason);
  out.field("field", fault.field);
  for (const auto& [key, language] :
       {std::pair{"vi", Language::vietnamese}, std::pair{"en", Language::english}}) {
    const auto spoken = words::speak(fault, language);
    out.object(key, [&] {
      out.field("problem", spoken.problem);
      out.field("cure", spoken.cure);
    });
  }
}

}  // namespace

void write_fault(catalog::json::Writer& out, std::string_view key,
                 const std::optional<Fault>& fault) {
  if (!fault) {
    out.null_field(key);
    return;
  }
  out.object(key, [&] { write_members(out, *fault); });
}

void write_fault(catalog::json::Writer& out, const Fault& fault) {
  out.object([&] { write_members(out, fault); });
}

void write_faults(catalog::json::Writer& out, std::string_view key,
                  const std::vector<Fault>& faults) {
  out.array(key, [&] {
    for (const Fault& fault : faults) write_fault(out, fault);
  });
}

}  // namespace ganh::service::api
