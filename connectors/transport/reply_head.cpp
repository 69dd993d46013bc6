#include "connectors/transport/reply_head.h"

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <iterator>
#include <stdexcept>

#include "connectors/transport/field_values.h"
#include "connectors/transport/http_date.h"

namespace ganh::connectors::transport {

namespace {

struct Words {
  int status;
  std::string_view words;
};

constexpr std::array<Words, 33> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
}};

std::string_view words_of(int status) {
  for (const Words& each : reasons) {
    if (each.status == status) return each.words;
  }
  return "Status";
}

// Of this second; made once a second.
std::string_view date() {
  thread_local std::time_t written_at = -1;
  thread_local std::string written;
  const std::time_t now = std::time(nullptr);
  if (now != written_at) {
    written = http_date(Time{std::chrono::seconds{now}});
    written_at = now;
  }
  return written;
}

void add_field(std::string& to, std::string_view name, std::string_view value) {
  constexpr std::string_view ends("\r\n\0", 3);
  if (name.empty() || name.find_first_of(ends) != name.npos || name.find(':') != name.npos ||
      value.find_first_of(ends) != value.npos) {
    throw std::invalid_argument("a reply's field has a line end in it");
  }
  to.append(name).append(": ").append(value).append("\r\n");
}

bool may_have_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

}  // namespace

bool has_body(const Reply& reply, const Sending& sending) {
  return may_have_body(reply.status) && !sending.to_head;
}

std::string reply_head(const Reply& reply, const Sending& sending) {
  std::string head;
  head.reserve(512);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", reply.status,
                 words_of(reply.status));
  for (const auto& [name, value] : reply.headers) {
    const bool framing = same_letters(name, "Content-Length") ||
                         same_letters(name, "Transfer-Encoding") ||
                         same_letters(name, "Connection");
    if (!framing) add_field(head, name, value);  // framing is decided here alone
  }
  if (!reply.body.empty() && !find(reply.headers, "Content-Type")) {
    add_field(head, "Content-Type", "text/plain; charset=utf-8");  // never to be guessed
  }
  add_field(head, "Date", date());
  if (!sending.id.empty()) add_field(head, "X-Request-Id", sending.id);
  if (!reply.stream && may_have_body(reply.status)) {
    add_field(head, "Content-Length", std::to_string(reply.body.size()));
  }
  if (!sending.keeps) {
    add_field(head, "Connection", "close");
  } else if (sending.of_1_0) {
    add_field(head, "Connection", "keep-alive");
  }
  return head + "\r\n";
}

}  // namespace ganh::connectors::transport
