#include "connectors/transport/compression.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>
#include <utility>

#include "connectors/transport/field_values.h"

namespace ganh::connectors::transport {

namespace {

constexpr int level = 5;  // of texts nearly what 9 gives, at half the time
constexpr int memory_level = 8;
constexpr int window_bits_min = 9;
constexpr int window_bits_max = 15;
constexpr int as_gzip = 16;  // added to the window bits (zlib.h, deflateInit2)

bool is_worth_it(const Reply& reply) {
  const std::string_view type = find(reply.headers, "Content-Type").value_or("");
  const std::string_view kind = trimmed(type.substr(0, type.find(';')));
  constexpr std::array<std::string_view, 5> kinds = {"application/json", "application/javascript",
                                                     "application/x-ndjson", "image/svg+xml",
                                                     "application/manifest+json"};
  return kind.starts_with("text/") || kind.ends_with("+json") ||
         std::ranges::find(kinds, kind) != kinds.end();
}

std::optional<std::string> gzipped(const std::string& text) {
  // A short text needs no large window: it would only cost memory to clear.
  const int window =
      std::clamp(static_cast<int>(std::bit_width(text.size())), window_bits_min, window_bits_max);
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window + as_gzip, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string bytes(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

void add_vary(Headers& headers) {
  for (auto& [name, value] : headers) {
    if (!same_letters(name, "Vary")) continue;
    if (value != "*" && !has_member({{name, value}}, name, "Accept-Encoding")) {
      value += ", Accept-Encoding";
    }
    return;
  }
  headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace

bool takes_gzip(const Request& request) {
  bool takes = false;
  each_member(request.headers, "Accept-Encoding", [&](std::string_view member) {
    const std::string_view name = trimmed(member.substr(0, member.find(';')));
    const auto weight = member.find("q=");
    const bool forbidden = weight != member.npos &&
                           member.substr(weight + 2).find_first_not_of("0. \t") == member.npos;
    if (same_letters(name, "gzip")) takes = !forbidden;
  });
  return takes;
}

void compress(const Request& request, Reply& reply) {
  constexpr std::size_t compressed_to_bytes = 1U << 30;  // zlib counts in 32 bits
  const auto& headers = reply.headers;
  if (reply.stream || reply.body.size() < compressed_from_bytes ||
      reply.body.size() > compressed_to_bytes || find(headers, "Content-Encoding") ||
      find(headers, "Content-Range") || has_member(headers, "Cache-Control", "no-transform") ||
      !is_worth_it(reply)) {
    return;
  }
  add_vary(reply.headers);
  if (!takes_gzip(request)) return;
  auto bytes = gzipped(reply.body);
  if (!bytes || bytes->size() >= reply.body.size()) return;
  reply.body = std::move(*bytes);
  reply.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace ganh::connectors::transport
