#include "service/office/open.h"

#include "service/folder/announcement.h"
#include "service/folder/data_folder.h"
#include "service/office/alone.h"
#include "service/office/beside.h"

namespace ganh::service::office {

namespace {

constexpr auto new_cooperative = "new";

Result<std::unique_ptr<Office>> office_of(const Wish& wish) {
  auto folder = folder::DataFolder::open(wish.data, wish.database);
  if (folder) return alone(std::move(*folder), wish.language, wish.as_served);
  if (folder.error().code == Code::in_use) {
    if (auto service = folder::find_announcement(wish.data)) {
      return beside(std::move(*service), wish.language);
    }
  }
  return std::move(folder).error();
}

Result<std::string> chosen(const Wish& wish, const std::vector<catalog::json::Value>& all) {
  if (wish.cooperative.empty()) {
    if (all.size() == 1) return all.front()["id"].text_or();
    if (all.empty() && wish.wanted == Wanted::cooperative_or_new) return {new_cooperative};
    if (all.empty()) return error(Code::not_found, "data", "folder.no_cooperative");
  }
  std::string names;
  for (const auto& of : all) {
    if (of["id"].text() == wish.cooperative || of["name"].text() == wish.cooperative) {
      return of["id"].text_or();
    }
    names += (names.empty() ? "" : "; ") + of["name"].text_or() + " (" + of["id"].text_or() + ")";
  }
  if (wish.cooperative.empty()) {
    return error(Code::invalid, "cooperative", "cooperative.choose", {{"names", names}});
  }
  if (wish.cooperative == new_cooperative && wish.wanted == Wanted::cooperative_or_new) {
    return {new_cooperative};
  }
  if (all.empty()) return error(Code::not_found, "data", "folder.no_cooperative");
  return error(Code::not_found, "cooperative", "cooperative.unknown",
               {{"wanted", wish.cooperative}, {"names", names}});
}

}  // namespace

Opened open(const Wish& wish) {
  auto office = office_of(wish);
  if (!office) return {nullptr, refusal(office.error(), wish.language)};
  if (wish.wanted == Wanted::folder_alone) return {std::move(*office), std::nullopt};
  auto listed = (*office)->get("/v1/cooperatives");
  if (!listed) return {nullptr, std::move(listed)};
  auto cooperative = chosen(wish, listed["cooperatives"].items());
  if (!cooperative) return {nullptr, refusal(cooperative.error(), wish.language)};
  (*office)->choose(std::move(*cooperative));
  return {std::move(*office), std::nullopt};
}

}  // namespace ganh::service::office
