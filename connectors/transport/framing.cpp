#include "connectors/transport/framing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace ganh::connectors::transport {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view marks = "!#$%&'*+-.^_`|~";  // in names, beside letters and digits

struct Seen {
  int hosts = 0;
  int lengths = 0;
  bool chunked = false;
};

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != marks.npos;
  });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::optional<std::size_t> parse_length(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  std::size_t length = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), length);
  return failed == std::errc{} ? std::optional(length) : std::nullopt;
}

bool may_have_body(std::string_view method) {
  return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

int judge_request_line(std::string_view line, std::string_view& method, bool& needs_host) {
  constexpr std::array<std::string_view, 7> methods = {"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};
  const auto first = line.find(' ');
  const auto second = first == line.npos ? line.npos : line.find(' ', first + 1);
  if (second == line.npos) return 400;
  method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  if (!is_token(method)) return 400;
  if (std::ranges::find(methods, method) == methods.end()) return 405;
  // A fragment is never sent; bytes beyond ASCII are to be encoded.
  const auto stray = [](char c) { return c <= ' ' || c > '~' || c == '#'; };
  if (!target.starts_with('/') || std::ranges::any_of(target, stray)) return 400;
  if (version.size() != 8 || !version.starts_with("HTTP/")) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  needs_host = version == "HTTP/1.1";
  return 0;
}

int judge_field(std::string_view line, Seen& seen, Framing& framing) {
  const auto colon = line.find(':');
  if (colon == line.npos || !is_token(line.substr(0, colon))) return 400;  // folded lines too
  const std::string name = lower(line.substr(0, colon));
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "host") ++seen.hosts;
  if (name == "transfer-encoding") seen.chunked = true;
  if (name == "expect") framing.expects_continue = lower(value) == "100-continue";
  if (name == "content-length") {
    const auto length = parse_length(value);
    if (!length || ++seen.lengths > 1) return 400;
    framing.body_bytes = *length;
  }
  return 0;
}

// `head` is without the empty line; every line in it ends.
int judge_head(std::string_view head, Framing& framing) {
  // Carriage returns, line feeds and NUL stand nowhere but at the ends of lines.
  std::string_view method;
  bool needs_host = false;
  Seen seen;
  for (bool first = true; !head.empty(); first = false) {
    const std::string_view line = head.substr(0, head.find(line_end));
    head.remove_prefix(line.size() + line_end.size());
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != line.npos) return 400;
    const int refusal =
        first ? judge_request_line(line, method, needs_host) : judge_field(line, seen, framing);
    if (refusal != 0) return refusal;
  }
  if (seen.hosts > 1 || (needs_host && seen.hosts == 0)) return 400;
  if (seen.chunked) return seen.lengths > 0 || !may_have_body(method) ? 400 : 411;
  if (framing.body_bytes > 0 && !may_have_body(method)) return 400;
  return 0;
}

}  // namespace

Framing frame(std::string_view bytes, std::size_t body_bytes_max) {
  Framing framing;
  const std::string_view window = bytes.substr(0, head_bytes_max);
  const auto end = window.find("\r\n\r\n");
  if (end == window.npos) {
    if (bytes.size() >= head_bytes_max) framing.refusal = 431;
    // Other readers take a bare line feed for an end of line and would see a request here.
    if (window.find("\n\n") != window.npos || window.find("\n\r\n") != window.npos) {
      framing.refusal = 400;
    }
    return framing;
  }
  framing.head_bytes = end + 4;
  framing.refusal = judge_head(bytes.substr(0, end + 2), framing);
  if (framing.refusal == 0 && framing.body_bytes > body_bytes_max) framing.refusal = 413;
  return framing;
}

}  // namespace ganh::connectors::transport
