#include "service/office/reply.h"

#include "service/http/problem.h"

namespace ganh::service::office {

namespace transport = connectors::transport;
using catalog::text::Language;

namespace {

constexpr std::string_view json_type = "application/json";

}  // namespace

Reply::Reply(transport::Reply reply) : reply_(std::move(reply)) {
  auto document = catalog::json::parse(reply_.body);
  if (document) {
    document_ = std::move(*document);
  } else if (transport::find(reply_.headers, "Content-Type").value_or("").starts_with(json_type)) {
    *this = refusal(error(Code::not_now, "", "reply.unreadable"), Language::vietnamese);
  }
}

std::string Reply::tag() const {
  return std::string(transport::find(reply_.headers, "ETag").value_or(""));
}

Reply refusal(const Error& error, Language language) {
  transport::Request asked;
  asked.headers.emplace_back("Accept-Language", language == Language::english ? "en" : "vi");
  return Reply(http::problem(asked, http::status_of(error), error.faults));
}

}  // namespace ganh::service::office
