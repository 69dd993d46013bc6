#include "service/http/kept_answers.h"

namespace ganh::service::http {

namespace {

constexpr std::size_t entry_bytes = 128;  // of the table, about

}  // namespace

std::optional<std::string> KeptAnswers::find(const std::string& target,
                                             std::string_view tag) const {
  const std::lock_guard lock(mutex_);
  if (tag_ != tag) return std::nullopt;
  const auto found = answers_.find(target);
  if (found == answers_.end()) return std::nullopt;
  return found->second;
}

void KeptAnswers::keep(const std::string& target, std::string_view tag, std::string_view answer) {
  const std::size_t bytes = target.size() + answer.size() + entry_bytes;
  if (answer.size() > kept_answer_bytes_max) return;
  const std::lock_guard lock(mutex_);
  if (tag_ != tag || bytes_ + bytes > kept_bytes_max) {
    answers_.clear();
    bytes_ = 0;
    tag_ = tag;
  }
  if (answers_.emplace(target, answer).second) bytes_ += bytes;
}

}  // namespace ganh::service::http
