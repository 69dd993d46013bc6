// What needs doing (việc cần làm), most urgent first: what nobody will do unless a person does.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "service/accounts/permission.h"

namespace ganh::service::api {

struct Task {
  std::string kind;  // "order_confirm" …: see ToDo in openapi.yaml
  bool urgent = false;
  std::string subject_kind;  // "order", "lot", "channel"
  std::string subject_id;
  std::string subject;  // what people call it
  std::optional<Time> due_at;
  std::int64_t count = 1;
  Fault words;  // said in both languages
  std::optional<Fault> because = {};  // said behind it, and its cure instead
};

inline constexpr int orders_looked_at_max = 200;
inline constexpr int lots_looked_at_max = 100;
inline constexpr int parcels_looked_at_max = 100;
inline constexpr int collections_looked_at_max = 100;
inline constexpr int refunds_looked_at_max = 100;
inline constexpr int cancellations_looked_at_max = 100;
inline constexpr int settlements_looked_at_max = 50;
inline constexpr int listings_looked_at_max = 20;  // of each channel; the rest are counted

using TroubleOf =
    std::function<std::optional<std::string>(const connectors::channel::Channel& channel)>;

// Only of what `permissions` let one read. `trouble_of` may be empty.
std::vector<Task> read_to_do(const catalog::store::Scope& scope, Time now,
                             accounts::Permissions permissions, const TroubleOf& trouble_of);

std::string to_do_json(const std::vector<Task>& tasks);

}  // namespace ganh::service::api
