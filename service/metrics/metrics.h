// The service's figures for Prometheus, in its text format.
//
// Every label has a bounded set of values: routes as the route table writes them, never paths.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "connectors/publishing/engine.h"
#include "service/folder/data_folder.h"

namespace ganh::service::metrics {

inline constexpr std::size_t routes_max = 200;  // more are counted as "other"
inline constexpr std::size_t channels_shown_max = 200;
inline constexpr auto content_type = "text/plain; version=0.0.4; charset=utf-8";

struct Open {
  std::int64_t connections = 0;
  std::int64_t streams = 0;
  std::uint64_t log_lines_dropped = 0;  // since the beginning
};

class Metrics {
 public:
  explicit Metrics(folder::DataFolder& folder);  // which outlives it
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Any thread, all of them.
  void request(std::string_view route, std::string_view method, int status, Duration took);
  void sign_in_refused(std::string_view reason);  // a reason key
  void on_channel(const connectors::publishing::Event& event);

  // What is asked for the connections open at the time of text(); must work until replaced or the
  // metrics are gone.
  void watch(std::function<Open()> open);

  // All of it, with what is read from the folder now: commits, rows that wait, orders, bytes.
  // Throws StorageError when the database cannot be read.
  std::string text();

 private:
  struct Families;
  folder::DataFolder& folder_;
  std::unique_ptr<Families> families_;
};

}  // namespace ganh::service::metrics
