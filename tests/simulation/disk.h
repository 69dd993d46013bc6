// A disk in memory whose power can be cut: SQLite's files as they were synced, and what was written
// since.
//
// On a cut every write that was not synced is kept, dropped or torn, one by one, as chance has it.
// One thread, one disk at a time: it stands in for SQLite's own way to the file system.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalog/ids.h"

namespace ganh::simulation {

class Disk {
 public:
  // What SQLite wrote into a file, in order; `size` alone: it was cut to that.
  struct Unsynced {
    std::size_t at = 0;
    std::string bytes;
    bool cuts = false;
  };
  // The log's index, shared by the connections of one process, with their locks.
  struct Shared {
    std::vector<std::unique_ptr<char[]>> regions;
    int readers[8] = {};
    bool taken[8] = {};
  };
  struct File {
    std::string synced;
    std::string now;
    std::vector<Unsynced> unsynced;
    Shared shared;
    int holders = 0;  // connections with a lock of any kind
    bool reserved = false;
    bool exclusive = false;
  };
  using Image = std::map<std::string, std::string>;  // by path

  Disk();  // SQLite uses this one from now on
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  void cut_power();                                     // now
  void cut_power_after(std::int64_t operations);        // writes and syncs
  void fail_after(std::int64_t operations, bool full);  // one of them fails, once
  bool has_power() const { return has_power_; }

  // The power is back: what was not synced met its fate. Nobody may have a file open.
  void restart(Randomness& dice);

  // As if synced. Nobody may have a file open.
  Image image() const;
  void load(const Image& image);

  // Syncing does nothing from now on: a planted fault.
  void lie_about_syncs() { lies_ = true; }

  // For SQLite's side.
  File* find(const std::string& path);
  File& open(const std::string& path) { return files_[path]; }
  void remove(const std::string& path) { files_.erase(path); }
  enum class Outcome { done, failed, full };
  Outcome operation();  // one write or sync is about to be made
  Outcome write(File& file, std::size_t at, std::string bytes);
  Outcome cut(File& file, std::size_t size);
  Outcome sync(File& file);

 private:
  std::map<std::string, File> files_;
  bool has_power_ = true;
  bool lies_ = false;
  std::int64_t until_cut_ = -1;  // -1: none is planned
  std::int64_t until_fail_ = -1;
  bool fails_full_ = false;
};

}  // namespace ganh::simulation
