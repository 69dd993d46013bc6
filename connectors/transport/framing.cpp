#include "connectors/transport/framing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "connectors/transport/field_values.h"

namespace ganh::connectors::transport {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view marks = "!#$%&'*+-.^_`|~";  // in names, beside letters and digits
constexpr std::size_t chunk_digits_max = 8;

struct Seen {
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;
};

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != marks.npos;
  });
}

// Control characters stand nowhere in a head but at the ends of lines.
bool has_controls(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
  });
}

// A name or address with a port, never something that a reader could take for a path or a list.
bool is_host(std::string_view text) {
  constexpr std::string_view forbidden = "/?#@,\\<>\"";
  return std::ranges::none_of(
      text, [&](char c) { return c <= ' ' || c > '~' || forbidden.find(c) != forbidden.npos; });
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

std::optional<Refused> read_request_line(std::string_view line, Head& head) {
  constexpr std::array<std::string_view, 7> methods = {"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};
  const auto first = line.find(' ');
  const auto second = first == line.npos ? line.npos : line.find(' ', first + 1);
  if (second == line.npos) return Refused::malformed;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  if (!is_token(method)) return Refused::malformed;
  if (std::ranges::find(methods, method) == methods.end()) return Refused::method;
  // A fragment is never sent; bytes beyond ASCII are to be encoded.
  const auto stray = [](char c) { return c <= ' ' || c > '~' || c == '#'; };
  if (!target.starts_with('/') || std::ranges::any_of(target, stray)) return Refused::malformed;
  if (version.size() != 8 || !version.starts_with("HTTP/")) return Refused::malformed;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refused::version;
  head.of_1_0 = version == "HTTP/1.0";
  head.request.method = method;
  head.request.target = target;
  return std::nullopt;
}

std::optional<Refused> read_field(std::string_view line, Seen& seen, Head& head) {
  const auto colon = line.find(':');
  if (colon == line.npos) return Refused::malformed;
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!is_token(name) || has_controls(value)) return Refused::malformed;  // folded lines too
  if (head.request.headers.size() == fields_max) return Refused::head_too_large;
  head.request.headers.emplace_back(name, value);
  if (same_letters(name, "Host") && (++seen.hosts > 1 || !is_host(value))) {
    return Refused::malformed;
  }
  if (same_letters(name, "Transfer-Encoding")) {
    if (++seen.encodings > 1 || !same_letters(value, "chunked")) return Refused::malformed;
    head.body = Head::Body::chunked;
  }
  if (same_letters(name, "Content-Length")) {
    const auto length = parse_length(value);
    if (!length || ++seen.lengths > 1) return Refused::malformed;
    head.body_bytes = *length;
    head.body = Head::Body::of_length;
  }
  if (same_letters(name, "Expect")) head.expects_continue = same_letters(value, "100-continue");
  return std::nullopt;
}

std::optional<Refused> judge_whole(const Seen& seen, const Head& head) {
  if (!head.of_1_0 && seen.hosts == 0) return Refused::malformed;
  if (seen.encodings > 0 && (seen.lengths > 0 || head.of_1_0)) return Refused::malformed;
  const bool bodied = head.body == Head::Body::chunked || head.body_bytes > 0;
  if (bodied && !may_have_body(head.request.method)) return Refused::malformed;
  return std::nullopt;
}

std::optional<Refused> read_lines(std::string_view bytes, Head& head) {
  Seen seen;
  bool first = true;
  for (bytes.remove_suffix(line_end.size()); !bytes.empty(); first = false) {
    const std::string_view line = bytes.substr(0, bytes.find(line_end));
    bytes.remove_prefix(line.size() + line_end.size());
    const auto refusal = first ? read_request_line(line, head) : read_field(line, seen, head);
    if (refusal) return refusal;
  }
  return judge_whole(seen, head);
}

}  // namespace

HeadEnd find_head_end(std::string_view bytes, std::size_t seen) {
  const std::string_view window = bytes.substr(0, head_bytes_max);
  const std::size_t from = seen < 3 ? 0 : seen - 3;
  const auto end = window.find("\r\n\r\n", from);
  // Other readers take a bare line feed for an end of line and would see a request's end here.
  for (const std::string_view bare : {"\n\n", "\n\r\n"}) {
    if (window.find(bare, from) < end) return {Refused::malformed, std::nullopt};
  }
  if (end != window.npos) return {std::nullopt, end + 4};
  if (bytes.size() >= head_bytes_max) return {Refused::head_too_large, std::nullopt};
  return {};
}

Head read_head(std::string_view bytes) {
  Head head;
  head.request.headers.reserve(16);
  head.refusal = read_lines(bytes, head);
  const Headers& headers = head.request.headers;
  head.keeps = !has_member(headers, "Connection", "close") &&
               (!head.of_1_0 || has_member(headers, "Connection", "keep-alive"));
  return head;
}

std::size_t ChunkedBody::take(std::string_view bytes, std::string& body,
                              std::size_t body_bytes_max) {
  std::size_t taken = 0;
  for (std::size_t step = 1; step > 0 && !refusal_ && !is_whole();) {
    const std::string_view rest = bytes.substr(taken);
    switch (stage_) {
      case Stage::size:
        step = take_size(rest, body_bytes_max - body.size());
        break;
      case Stage::bytes:
        step = std::min(left_, rest.size());
        body.append(rest.substr(0, step));
        left_ -= step;
        if (left_ == 0) stage_ = Stage::end_of_bytes;
        break;
      case Stage::end_of_bytes:
        step = take_line_end(rest, Stage::size);
        break;
      case Stage::end:
        step = take_line_end(rest, Stage::whole);
        break;
      case Stage::whole:
        break;
    }
    taken += step;
  }
  return taken;
}

std::size_t ChunkedBody::take_size(std::string_view bytes, std::size_t room) {
  const auto digits = std::min(bytes.find_first_not_of("0123456789abcdefABCDEF"), bytes.size());
  if (digits > chunk_digits_max || (digits == 0 && !bytes.empty())) {
    refusal_ = Refused::malformed;
    return 0;
  }
  const std::string_view after = bytes.substr(digits, line_end.size());
  if (after != line_end.substr(0, after.size())) refusal_ = Refused::malformed;
  if (refusal_ || after.size() < line_end.size()) return 0;
  std::from_chars(bytes.data(), bytes.data() + digits, left_, 16);
  if (left_ > room) refusal_ = Refused::body_too_large;
  stage_ = left_ == 0 ? Stage::end : Stage::bytes;
  return digits + line_end.size();
}

std::size_t ChunkedBody::take_line_end(std::string_view bytes, Stage next) {
  const std::string_view seen = bytes.substr(0, line_end.size());
  if (seen != line_end.substr(0, seen.size())) refusal_ = Refused::malformed;
  if (refusal_ || seen.size() < line_end.size()) return 0;
  stage_ = next;
  return line_end.size();
}

}  // namespace ganh::connectors::transport
