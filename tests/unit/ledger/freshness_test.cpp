#include "ledger/freshness.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "ledger/issue_record.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "jianbao-ledger-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

UnitAccount account() {
  UnitAccount account{"brief", "key-1", false, {}, {}, {}, {}, {}};
  account.documents = {{"brief", 2, 9, 1, "c0", {}}, {"brief.sources", 3, 9, 1, "c1", {}}};
  account.files = {kept_file("brief.pdf", "%PDF one")};
  account.findings = {"compose/crowded|1|a\"b|\n|"};
  account.facts = {"f-1", "f-2"};
  account.reckoned = {"增速（示例市，2031年3月，推算）"};
  return account;
}

/// A body with its record, as a run leaves them.
class Folder {
 public:
  Folder() {
    write(path() / "brief.pdf", "%PDF one");
    Manifest manifest;
    manifest.program = "jianbao 0";
    manifest.pdf_sha256 = "x";
    manifest.account = account();
    manifest.inputs = {{"data/a.yaml", "1"}, {"data/b.yaml", "2"}, {"fonts/system.ttf", "3"}};
    write(record(), write_manifest(manifest));
    std::this_thread::sleep_for(std::chrono::milliseconds(30));  // the clock of files ticks slowly
  }
  [[nodiscard]] const fs::path& path() const { return folder_.path(); }
  [[nodiscard]] fs::path record() const { return record_path(path(), "brief"); }
  [[nodiscard]] Staleness look(const std::string& key = "key-1") const {
    return look_at_unit(path(), "brief", key).staleness;
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("an account says the same when it is read again") {
  CHECK(parse_account(account_text(account())) == account());
  CHECK_FALSE(parse_account("{}"));
  CHECK_FALSE(parse_account(account_text(account()).substr(1)));
}

TEST_CASE("a key differs where any input or word differs") {
  const std::string key = content_key({{"a", "1"}, {"b", "2"}}, {"x", "y"});
  CHECK(key == content_key({{"a", "1"}, {"b", "2"}}, {"x", "y"}));
  CHECK(key != content_key({{"a", "1"}, {"b", "3"}}, {"x", "y"}));
  CHECK(key != content_key({{"a", "1"}, {"c", "2"}}, {"x", "y"}));
  CHECK(key != content_key({{"a", "1"}}, {"x", "y"}));
  CHECK(key != content_key({{"a", "1"}, {"b", "2"}}, {"xy", ""}));
}

TEST_CASE("a unit is up to date as long as its key and its files are the same") {
  const Folder folder;
  const LookedAt looked = look_at_unit(folder.path(), "brief", "key-1");
  REQUIRE(looked.account);
  CHECK(looked.account->files.size() == 2);  // and the record itself
  CHECK(looked.account->facts == account().facts);
  CHECK(folder.look("key-2") == Staleness::OtherInput);
  SUBCASE("touched, but the same: it is digested") {
    write(folder.path() / "brief.pdf", "%PDF one");
    CHECK(folder.look() == Staleness::Fresh);
  }
  SUBCASE("written over with as many bytes, and the time of writing set back") {
    write(folder.path() / "brief.pdf", "%PDF two");
    fs::last_write_time(folder.path() / "brief.pdf",
                        fs::last_write_time(folder.record()) - std::chrono::hours(1));
    CHECK(folder.look() == Staleness::OtherFile);
  }
  SUBCASE("cut short") {
    fs::resize_file(folder.path() / "brief.pdf", 3);
    CHECK(folder.look() == Staleness::OtherFile);
  }
  SUBCASE("gone, or no file") {
    fs::remove(folder.path() / "brief.pdf");
    CHECK(folder.look() == Staleness::NoFile);
    fs::create_directory(folder.path() / "brief.pdf");
    CHECK(folder.look() == Staleness::NoFile);
  }
  SUBCASE("no record, or a broken one") {
    write(folder.record(), "{");
    CHECK(folder.look() == Staleness::NoRecord);
    fs::remove(folder.record());
    CHECK(folder.look() == Staleness::NoRecord);
  }
}

TEST_CASE("the changed inputs are named; fonts of the system are not missed") {
  const Folder folder;
  CHECK(changed_inputs(folder.record(), {{"data/a.yaml", "1"}, {"data/b.yaml", "2"}}).empty());
  CHECK(changed_inputs(folder.record(), {{"data/a.yaml", "9"}, {"data/c.yaml", "2"}}) ==
        std::vector<std::string>{"data/a.yaml", "data/b.yaml", "data/c.yaml"});
}

TEST_CASE("the record of an issue says the same when it is read again") {
  const TemporaryFolder folder;
  CHECK_FALSE(read_issue_record(folder.path()));
  const IssueRecord record{"2031-03",           "key",           {"digest"},
                           account().documents, account().files, account().findings};
  write(issue_record_path(folder.path()), write_issue_record(record));
  CHECK(read_issue_record(folder.path()) == record);
  write(issue_record_path(folder.path()), "{\"format\": 2}");
  CHECK_FALSE(read_issue_record(folder.path()));
}

}  // namespace
}  // namespace jianbao
