// The service's log: one line an event, for people or as JSON, times in UTC.
//
// What it is given is escaped, so that nobody can write a second line through it. It is given no
// secret, no query string and no customer's data: events.h makes the events.

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/clock.h"
#include "connectors/transport/loop.h"
#include "service/config/settings.h"

namespace ganh::service::log {

using Level = config::LogLevel;

inline constexpr std::size_t text_bytes_max = 2000;  // of one field; the rest is cut off

struct Field {
  std::string_view name;
  std::variant<std::string, std::int64_t> value;
};

struct Event {
  Level level = Level::info;
  std::string_view name;
  std::string said = {};  // for people: a sentence in their language; empty: the fields tell it
  std::vector<Field> fields = {};
};

// Lines that wait for a reader who is slow; what comes when they are there already is dropped, and
// the log says how many were.
inline constexpr std::size_t lines_waiting_max = 2'000;

// How long the end waits for a reader who has stopped.
inline constexpr std::chrono::seconds last_words_max{2};

class Log {
 public:
  // Both outlive the log, and `out` also a reader who never reads again.
  Log(const Clock& clock, config::LogFormat format, Level least, std::ostream& out);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Any thread; never waits for who reads.
  void write(const Event& event);

  std::uint64_t dropped() const;  // lines, since the beginning

 private:
  struct Sink;
  const Clock& clock_;
  config::LogFormat format_;
  std::shared_ptr<Sink> sink_;
  std::unique_ptr<connectors::transport::Loop> loop_;
};

// The text without what would leave its line or is not UTF-8: "a\nb" becomes "a\\nb".
std::string on_one_line(std::string_view text);

}  // namespace ganh::service::log
