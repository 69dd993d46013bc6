#include "service/log/log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include "catalog/json/json.h"

namespace ganh::service::log {

namespace {

std::string_view name(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "";
}

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

// Bytes of the UTF-8 character at the beginning; 0 when there is none (RFC 3629).
std::size_t character_bytes(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned least = 0x80, unsigned most = 0xBF) {
    return at(i) >= least && at(i) <= most;
  };
  const unsigned lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned least = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, least, most) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned least = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, least, most) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// Line and paragraph separators, C1 controls, and marks that turn the direction of a line.
bool leaves_its_line(std::string_view character) {
  if (character.size() == 2) return character[0] == '\xC2' && character[1] < '\xA0';
  return character >= "\xE2\x80\xA8" && character <= "\xE2\x80\xAE";
}

std::string in_json(const Event& event, const std::string& time) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("time", time);
    out.field("level", name(event.level));
    out.field("event", event.name);
    for (const Field& field : event.fields) {
      if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
        out.field(field.name, *number);
      } else {
        out.field(field.name, on_one_line(std::get<std::string>(field.value)));
      }
    }
  });
  return std::move(out).text();
}

std::string for_people(const Event& event, const std::string& time) {
  std::string line = time + "  ";
  if (!event.said.empty()) return line + on_one_line(event.said);
  line += event.name;
  for (const Field& field : event.fields) {
    const auto* number = std::get_if<std::int64_t>(&field.value);
    line += fmt::format(
        " {}={}", field.name,
        number ? std::to_string(*number) : on_one_line(std::get<std::string>(field.value)));
  }
  return line;
}

}  // namespace

struct Log::Sink {
  Sink(std::ostream& out, Level least)
      : logger("ganh", std::make_shared<spdlog::sinks::ostream_sink_mt>(out, true)) {
    logger.set_level(to_spdlog(least));
    logger.set_pattern("%v");
  }
  spdlog::logger logger;
};

Log::Log(const Clock& clock, config::LogFormat format, Level least, std::ostream& out)
    : clock_(clock), format_(format), sink_(std::make_unique<Sink>(out, least)) {}

Log::~Log() = default;

void Log::write(const Event& event) {
  const auto level = to_spdlog(event.level);
  if (!sink_->logger.should_log(level)) return;
  const std::string time = rfc3339(clock_.now());
  // As an argument, never as the format: braces in it mean nothing.
  sink_->logger.log(
      level, "{}",
      format_ == config::LogFormat::json ? in_json(event, time) : for_people(event, time));
}

std::string on_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    if (line.size() >= text_bytes_max) return line + "…";
    const std::size_t bytes = character_bytes(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(bytes, 1));
    const auto byte = static_cast<unsigned char>(character[0]);
    if (byte == '\n') {
      line += "\\n";
    } else if (byte == '\r') {
      line += "\\r";
    } else if (bytes == 0 || byte < 0x20 || byte == 0x7f || leaves_its_line(character)) {
      for (const char each : character) {
        line += fmt::format("\\x{:02x}", static_cast<unsigned char>(each));
      }
    } else {
      line += character;
    }
    text.remove_prefix(character.size());
  }
  return line;
}

}  // namespace ganh::service::log
