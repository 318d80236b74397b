#pragma once
// Disks that go wrong at the k-th operation.

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/disk.h"

namespace jianbao::test {

/// Counts operations; `at` the `stop`-th (from 1) `strike` decides what happens instead of it.
class FaultyDisk : public Disk {
 public:
  static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  explicit FaultyDisk(std::size_t stop = never) : stop_(stop) {}
  [[nodiscard]] std::size_t operations() const { return count_; }
  /// The operation that it struck; empty: none yet.
  [[nodiscard]] const std::string& struck() const { return struck_; }

  int create(const std::filesystem::path& path, std::uint32_t mode) override {
    return due("create") ? strike() : Disk::create(path, mode);
  }
  int write(int descriptor, std::string_view bytes) override {
    if (due("write")) {
      (void)Disk::write(descriptor, bytes.substr(0, bytes.size() / 2));  // the worst: a part
      return strike();
    }
    return Disk::write(descriptor, bytes);
  }
  int change_mode(int descriptor, std::uint32_t mode) override {
    return due("change_mode") ? strike() : Disk::change_mode(descriptor, mode);
  }
  int sync(int descriptor) override { return due("sync") ? strike() : Disk::sync(descriptor); }
  int close(int descriptor) override {
    if (due("close")) {
      (void)Disk::close(descriptor);  // a failing close closes
      return strike();
    }
    return Disk::close(descriptor);
  }
  int rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return due("rename") ? strike() : Disk::rename(from, to);
  }
  int sync_folder(const std::filesystem::path& path) override {
    return due("sync_folder") ? strike() : Disk::sync_folder(path);
  }
  int remove(const std::filesystem::path& path) override {
    return due("remove") ? strike() : Disk::remove(path);
  }
  int make_folder(const std::filesystem::path& path) override {
    return due("make_folder") ? strike() : Disk::make_folder(path);
  }

 protected:
  /// What the operation says that went wrong.
  virtual int strike() = 0;

 private:
  bool due(std::string_view operation) {
    if (++count_ != stop_) {
      return false;
    }
    struck_ = operation;
    return true;
  }

  std::size_t stop_;
  std::size_t count_ = 0;
  std::string struck_;
};

/// Says that there is no room, once; later operations are as usual.
class FullDisk : public FaultyDisk {
 public:
  using FaultyDisk::FaultyDisk;

 protected:
  int strike() override { return -ENOSPC; }
};

/// The process ends there and then, as by kill -9.
class StoppingDisk : public FaultyDisk {
 public:
  using FaultyDisk::FaultyDisk;
  static constexpr int exit_code = 137;

 protected:
  int strike() override { ::_exit(exit_code); }
};

}  // namespace jianbao::test
