#include "service/log/log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

#include "catalog/json/json.h"
#include "connectors/transport/system_clock.h"
#include "service/log/events.h"

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

// Filled by any thread, emptied by the log's own.
struct Log::Sink {
  struct Line {
    spdlog::level::level_enum level;
    std::string text;
  };

  Sink(std::ostream& out, Level least)
      : logger("ganh", std::make_shared<spdlog::sinks::ostream_sink_mt>(out, true)) {
    logger.set_level(to_spdlog(least));
    logger.set_pattern("%v");
  }

  // True: somebody has to empty it.
  bool take(Line line) {
    const std::lock_guard lock(mutex);
    if (waiting.size() >= lines_waiting_max) {
      ++dropped_now;
      ++dropped;
      return false;
    }
    waiting.push_back(std::move(line));
    return !std::exchange(is_emptying, true);
  }

  void empty(const std::function<std::string(std::uint64_t)>& dropped_line) {
    while (true) {
      std::vector<Line> lines;
      std::uint64_t lost = 0;
      {
        const std::lock_guard lock(mutex);
        if (waiting.empty()) {
          is_emptying = false;
          emptied.notify_all();
          return;
        }
        lines.swap(waiting);
        lost = std::exchange(dropped_now, 0);
      }
      // As an argument, never as the format: braces in it mean nothing.
      for (const auto& line : lines) logger.log(line.level, "{}", line.text);
      if (lost > 0) logger.log(spdlog::level::err, "{}", dropped_line(lost));
    }
  }

  bool is_empty_within(std::chrono::seconds time) {
    std::unique_lock lock(mutex);
    return emptied.wait_for(lock, time, [&] { return !is_emptying; });
  }

  spdlog::logger logger;
  std::mutex mutex;  // of what follows
  std::condition_variable emptied;
  std::vector<Line> waiting;
  std::uint64_t dropped_now = 0;  // and not yet told
  std::uint64_t dropped = 0;
  bool is_emptying = false;
};

namespace {

// For a thread that may outlive everything else.
const Clock& lasting_clock() {
  static const connectors::transport::SystemClock clock;
  return clock;
}

}  // namespace

Log::Log(const Clock& clock, config::LogFormat format, Level least, std::ostream& out)
    : clock_(clock),
      format_(format),
      sink_(std::make_shared<Sink>(out, least)),
      loop_(connectors::transport::make_loop(lasting_clock())) {}

// Its thread cannot be called back from a reader who has stopped: then it is left to the end of the
// program, which must not wait for it.
Log::~Log() {
  if (!sink_->is_empty_within(last_words_max)) static_cast<void>(loop_.release());
}

std::uint64_t Log::dropped() const {
  const std::lock_guard lock(sink_->mutex);
  return sink_->dropped;
}

void Log::write(const Event& event) {
  const auto level = to_spdlog(event.level);
  if (!sink_->logger.should_log(level)) return;
  const auto text_of = [format = format_](const Event& of, const std::string& time) {
    return format == config::LogFormat::json ? in_json(of, time) : for_people(of, time);
  };
  const std::string time = rfc3339(clock_.now());
  if (!sink_->take({level, text_of(event, time)})) return;
  loop_->post([sink = sink_, text_of, time] {
    sink->empty([&](std::uint64_t lines) { return text_of(lines_dropped(lines), time); });
  });
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
