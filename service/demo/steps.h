// The steps of the demonstration, in their order. Each tells what it does, and checks it.
//
// A refusal that the steps do not expect ends the demonstration.

#pragma once

#include <filesystem>

#include "service/demo/stage.h"

namespace ganh::service::demo {

// Sets the clock to the workbook's date, shows the plan, applies it as shown, hands the faulty rows
// back, and imports once more.
Result<> import_workbook(Stage& stage, const std::filesystem::path& file);

Result<> publish_on_agriconnect(Stage& stage);
Result<> publish_on_postmart(Stage& stage);

// The order that the next step ships.
Result<OrderId> take_orders(Stage& stage);
Result<> ship_order(Stage& stage, const OrderId& id);
Result<> show_truth(Stage& stage);

}  // namespace ganh::service::demo
