#include "service/office/reply.h"

#include "service/http/problem.h"

namespace ganh::service::office {

namespace transport = connectors::transport;

Reply::Reply(transport::Reply reply) : reply_(std::move(reply)) {
  auto document = catalog::json::parse(reply_.body);
  if (document) document_ = std::move(*document);
}

Reply refusal(const Error& error, catalog::text::Language language) {
  transport::Request asked;
  asked.headers.emplace_back("Accept-Language",
                             language == catalog::text::Language::english ? "en" : "vi");
  return Reply(http::problem(asked, http::status_of(error), error.faults));
}

}  // namespace ganh::service::office
