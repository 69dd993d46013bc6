#include "tests/simulation/agenda.h"

#include <utility>

namespace ganh::simulation {

std::optional<std::function<void()>> Agenda::next(Time until) {
  const auto first = entries_.begin();
  const bool any = first != entries_.end() && std::get<0>(first->first) <= until;
  const Time then = any ? std::get<0>(first->first) : until;
  if (then > clock_.now()) clock_.advance(then - clock_.now());
  if (!any) return std::nullopt;
  auto task = std::move(first->second.task);
  entries_.erase(first);
  return task;
}

void Agenda::forget_process() {
  std::erase_if(entries_, [](const auto& entry) { return entry.second.of_process; });
}

}  // namespace ganh::simulation
