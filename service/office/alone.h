// The office of a command that has the data folder to itself: the API without a socket.

#pragma once

#include <memory>

#include "service/folder/data_folder.h"
#include "service/office/office.h"
#include "service/office/open.h"

namespace ganh::service::office {

// Where a day has begun since the last command, the stock is told of it first.
Result<std::unique_ptr<Office>> alone(std::unique_ptr<folder::DataFolder> folder,
                                      catalog::text::Language language, const AsServed& settings);

}  // namespace ganh::service::office
