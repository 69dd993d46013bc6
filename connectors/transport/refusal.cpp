#include "connectors/transport/refusal.h"

#include <string>

#include "catalog/json/json.h"
#include "catalog/result.h"
#include "connectors/sentences.h"

namespace ganh::connectors::transport {

namespace {

struct Kind {
  int status;
  std::string_view reason;
};

constexpr std::array<Kind, refused_kinds> kinds{{
    {400, "http.malformed"},
    {405, "http.method"},
    {408, "http.too_slow"},
    {413, "http.body_too_large"},
    {429, "http.too_many_connections"},
    {431, "http.head_too_large"},
    {500, "http.failed"},
    {503, "http.busy"},
    {505, "http.version"},
}};

constexpr auto retry_after_seconds = "2";

const Kind& kind_of(Refused why) {
  return kinds.at(static_cast<std::size_t>(why));
}

// Vietnamese, unless the list of languages begins with English.
catalog::text::Language language_of(const Request& request) {
  const auto accepted = find(request.headers, "Accept-Language").value_or("vi");
  return accepted.starts_with("en") ? catalog::text::Language::english
                                    : catalog::text::Language::vietnamese;
}

}  // namespace

int status_of(Refused why) {
  return kind_of(why).status;
}

std::string_view reason_of(Refused why) {
  return kind_of(why).reason;
}

Reply refusal(Refused why, const Request& request) {
  const Kind& kind = kind_of(why);
  const std::array tables{connector_sentences()};
  const auto spoken =
      catalog::text::speak(Fault{"", std::string(kind.reason)}, language_of(request), tables);
  catalog::json::Writer out;
  out.object([&] {
    out.field("type", "urn:ganh:" + std::string(kind.reason));
    out.field("title", spoken.problem);
    out.field("status", kind.status);
    out.field("detail", spoken.cure);
  });
  Reply reply{kind.status,
              {{"Content-Type", "application/problem+json; charset=utf-8"},
               {"Cache-Control", "no-store"},
               {"X-Content-Type-Options", "nosniff"},
               {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
               {"Referrer-Policy", "no-referrer"}},
              std::move(out).text()};
  if (why == Refused::method) {
    reply.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  }
  if (why == Refused::busy || why == Refused::too_many_connections) {
    reply.headers.emplace_back("Retry-After", retry_after_seconds);
  }
  return reply;
}

}  // namespace ganh::connectors::transport
