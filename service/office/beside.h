// The office of a command beside a running service: that one is asked, over HTTP.

#pragma once

#include <memory>

#include "service/folder/announcement.h"
#include "service/office/office.h"

namespace ganh::service::office {

std::unique_ptr<Office> beside(folder::Announcement service, catalog::text::Language language);

}  // namespace ganh::service::office
