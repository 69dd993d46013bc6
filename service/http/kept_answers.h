// Answers that need not be made again: as long as nothing is committed, what was asked before is
// answered as before.

#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ganh::service::http {

inline constexpr std::size_t kept_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t kept_answer_bytes_max = 256 * 1024;

// Any thread.
class KeptAnswers {
 public:
  // What was kept for `target` under just this ETag.
  std::optional<std::string> find(const std::string& target, std::string_view tag) const;

  // Another ETag than the last one's drops what is kept; so does having no room.
  void keep(const std::string& target, std::string_view tag, std::string_view answer);

 private:
  mutable std::mutex mutex_;
  std::string tag_;
  std::unordered_map<std::string, std::string> answers_;
  std::size_t bytes_ = 0;
};

}  // namespace ganh::service::http
