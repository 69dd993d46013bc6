#include "tests/simulation/disk.h"

#include <utility>

namespace ganh::simulation {

namespace {

void carry_out(std::string& content, const Disk::Unsynced& change) {
  if (change.cuts) {
    content.resize(change.at);
    return;
  }
  if (content.size() < change.at + change.bytes.size()) {
    content.resize(change.at + change.bytes.size());
  }
  content.replace(change.at, change.bytes.size(), change.bytes);
}

}  // namespace

void Disk::cut_power() {
  has_power_ = false;
}

void Disk::cut_power_after(std::int64_t operations) {
  until_cut_ = operations;
}

void Disk::fail_after(std::int64_t operations, bool full) {
  until_fail_ = operations;
  fails_full_ = full;
}

void Disk::restart(Randomness& dice) {
  constexpr std::uint64_t fates = 3;  // kept, dropped, torn
  constexpr std::size_t sector = 512;
  for (auto& [path, file] : files_) {
    for (Unsynced& change : file.unsynced) {
      const std::uint64_t fate = dice.next() % fates;
      if (fate == 1) continue;
      const bool torn = fate == 2 && change.bytes.size() > sector;
      if (torn) change.bytes.resize(sector * (1 + dice.next() % (change.bytes.size() / sector)));
      carry_out(file.synced, change);
    }
    file = File{.synced = file.synced, .now = file.synced, .unsynced = {}, .shared = {}};
  }
  has_power_ = true;
  until_cut_ = until_fail_ = -1;
}

Disk::Image Disk::image() const {
  Image image;
  for (const auto& [path, file] : files_) image[path] = file.now;
  return image;
}

void Disk::load(const Image& image) {
  files_.clear();
  for (const auto& [path, content] : image) {
    File& file = files_[path];
    file.synced = file.now = content;
  }
}

Disk::File* Disk::find(const std::string& path) {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

Disk::Outcome Disk::operation() {
  if (until_cut_ >= 0 && until_cut_-- == 0) has_power_ = false;
  if (!has_power_) return Outcome::failed;
  if (until_fail_ >= 0 && until_fail_-- == 0) {
    return fails_full_ ? Outcome::full : Outcome::failed;
  }
  return Outcome::done;
}

Disk::Outcome Disk::write(File& file, std::size_t at, std::string bytes) {
  if (const Outcome outcome = operation(); outcome != Outcome::done) return outcome;
  file.unsynced.push_back({at, std::move(bytes)});
  carry_out(file.now, file.unsynced.back());
  return Outcome::done;
}

Disk::Outcome Disk::cut(File& file, std::size_t size) {
  if (const Outcome outcome = operation(); outcome != Outcome::done) return outcome;
  if (size >= file.now.size()) return Outcome::done;
  file.unsynced.push_back({size, {}, true});
  carry_out(file.now, file.unsynced.back());
  return Outcome::done;
}

Disk::Outcome Disk::sync(File& file) {
  if (const Outcome outcome = operation(); outcome != Outcome::done) return outcome;
  if (lies_) return Outcome::done;
  for (const Unsynced& change : std::exchange(file.unsynced, {})) carry_out(file.synced, change);
  return Outcome::done;
}

}  // namespace ganh::simulation
