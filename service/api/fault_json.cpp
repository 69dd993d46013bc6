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

std::string error_json(const Error& error) {
  catalog::json::Writer out;
  out.object([&] {
    out.object("error", [&] {
      out.field("code", name(error.code));
      write_faults(out, "faults", error.faults);
    });
  });
  return std::move(out).text();
}

std::string_view name(Code code) {
  switch (code) {
    case Code::invalid:
      return "invalid";
    case Code::not_found:
      return "not_found";
    case Code::conflict:
      return "conflict";
    case Code::not_now:
      return "not_now";
    case Code::limit:
      return "limit";
    case Code::in_use:
      return "in_use";
    case Code::unauthorized:
      return "unauthorized";
    case Code::unavailable:
      return "unavailable";
  }
  return "";
}

}  // namespace ganh::service::api
