#include "ledger/issue_register.h"

#include <fmt/format.h>

#include <array>
#include <system_error>
#include <utility>

#include "base/json.h"
#include "ledger/sqlite.h"
#include "model/period.h"

namespace jianbao {
namespace {

using ledger::Sqlite;
using ledger::SqliteError;
using ledger::Statement;
using ledger::Transaction;

namespace fs = std::filesystem;

/// 2 keeps deliveries, 3 the year of a number. An older one is read as without them, and brought to
/// this format by who writes first.
constexpr std::int64_t format = 3, with_years = 3, with_deliveries = 2, oldest_format = 1;

constexpr std::string_view first_schema = R"sql(
CREATE TABLE issue (
  key TEXT PRIMARY KEY, state TEXT NOT NULL, digest TEXT NOT NULL, signed_off TEXT,
  number_of_year INTEGER NOT NULL, running_number INTEGER NOT NULL) STRICT;
CREATE TABLE event (
  number INTEGER PRIMARY KEY, issue TEXT NOT NULL, act TEXT NOT NULL, at TEXT NOT NULL,
  by TEXT NOT NULL, role TEXT NOT NULL, digest TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE file (
  issue TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (issue, name)) STRICT;
CREATE TRIGGER event_stands BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event stands'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
)sql";

constexpr std::string_view second_schema = R"sql(
CREATE TABLE delivery (
  number INTEGER PRIMARY KEY, issue TEXT NOT NULL, at TEXT NOT NULL, recipient TEXT NOT NULL,
  copies INTEGER NOT NULL, file TEXT NOT NULL, by TEXT NOT NULL, digest TEXT NOT NULL,
  note TEXT NOT NULL) STRICT;
CREATE TRIGGER delivery_stands BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'a delivery stands'); END;
CREATE TRIGGER delivery_stays BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'a delivery stays'); END;
)sql";

constexpr std::string_view third_schema =
    "ALTER TABLE issue ADD COLUMN year INTEGER NOT NULL DEFAULT 0;";

struct StateName {
  IssueState state;
  std::string_view name, word;
};
constexpr std::array<StateName, 6> state_names{{
    {IssueState::Draft, "draft", "草稿"},
    {IssueState::Checked, "checked", "已核对"},
    {IssueState::Approved, "approved", "已签发"},
    {IssueState::Released, "released", "已发出"},
    {IssueState::Corrected, "corrected", "已更正"},
    {IssueState::Withdrawn, "withdrawn", "已作废"},
}};

IssueState parse_state(std::string_view name) {
  for (const StateName& known : state_names) {
    if (known.name == name) {
      return known.state;
    }
  }
  throw SqliteError(0, fmt::format("unknown state '{}'", name));
}

RegisteredIssue read_issue(const Statement& row) {
  RegisteredIssue issue;
  issue.issue = row.text(0);
  issue.state = parse_state(row.text(1));
  issue.digest = row.text(2);
  issue.signed_off = row.is_null(3) ? std::nullopt : parse_date(row.text(3));
  issue.number_of_year = static_cast<std::uint32_t>(row.number(4));
  issue.running_number = static_cast<std::uint32_t>(row.number(5));
  issue.year = static_cast<std::int32_t>(row.number(6));
  return issue;
}

std::int64_t format_of(Sqlite& database) {
  Statement version(database, "PRAGMA user_version");
  return version.next() ? version.number(0) : 0;
}

/// Nothing was committed to it yet: who made it was killed, or is still at it.
bool is_blank(Sqlite& database) {
  Statement tables(database, "SELECT count(*) FROM sqlite_schema");
  return format_of(database) == 0 && tables.next() && tables.number(0) == 0;
}

/// A register of this format, from a blank file or an older one.
void bring_up_to_date(Sqlite& database) {
  Transaction making(database);
  const std::int64_t is = format_of(database);
  for (const auto& [since, schema] : {std::pair(oldest_format, first_schema),
                                      {with_deliveries, second_schema},
                                      {with_years, third_schema}}) {
    if (is < since) {
      database.execute(std::string(schema));
    }
  }
  if (is < format) {
    database.execute(fmt::format("PRAGMA user_version={}", format));
  }
  making.commit();
}

/// In a folder of a group whoever of the group comes next writes the register as well.
void share_with_group(const fs::path& path) {
  std::error_code error;
  const auto folder = fs::status(path.parent_path(), error).permissions();
  constexpr auto shared = fs::perms::set_gid | fs::perms::group_write;
  if (!error && (folder & shared) == shared) {
    fs::permissions(path, fs::perms::group_read | fs::perms::group_write, fs::perm_options::add,
                    error);  // who is not its owner finds it shared already
  }
}

std::string select_issues(std::int64_t kept_format) {
  return fmt::format(
      "SELECT key, state, digest, signed_off, number_of_year, running_number, {} FROM issue ",
      kept_format < with_years ? "0" : "year");
}

}  // namespace

std::string_view state_name(IssueState state) {
  return state_names.at(static_cast<std::size_t>(state)).name;
}
std::string_view state_word(IssueState state) {
  return state_names.at(static_cast<std::size_t>(state)).word;
}

struct IssueRegister::Store {
  fs::path path;
  std::unique_ptr<Sqlite> database;  ///< null: read, and there is no register yet
  std::int64_t kept_format = format;

  [[nodiscard]] Diagnostic fault(const SqliteError& error) const {
    const Code code = error.is_busy()   ? Code::RegisterLocked
                      : error.is_full() ? Code::RegisterNotWritten
                                        : Code::RegisterUnusable;
    return {code, std::nullopt, {{"path", path.generic_string()}, {"words", error.what()}}};
  }

  template <class Work>
  auto guarded(Work work) const -> Result<decltype(work())> {
    try {
      return work();
    } catch (const SqliteError& error) {
      return tl::unexpected(fault(error));
    }
  }
};

IssueRegister::IssueRegister(std::unique_ptr<Store> store) : store_(std::move(store)) {}
IssueRegister::IssueRegister(IssueRegister&&) noexcept = default;
IssueRegister& IssueRegister::operator=(IssueRegister&&) noexcept = default;
IssueRegister::~IssueRegister() = default;

Result<IssueRegister> IssueRegister::open(const fs::path& path, Access access) {
  auto store = std::make_unique<Store>();
  store->path = path;
  // Only a name that is not there means that nothing was ever registered: a folder that may not be
  // looked into holds perhaps all that went out.
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  const bool absent = type == fs::file_type::not_found;
  std::error_code unreachable;
  const bool beyond_reach = fs::is_symlink(fs::symlink_status(path.parent_path(), unreachable)) &&
                            !fs::exists(path.parent_path(), unreachable);
  if (access == Access::Read && absent && !beyond_reach && error != std::errc::not_a_directory) {
    return IssueRegister(std::move(store));
  }
  try {
    if (beyond_reach) {
      throw SqliteError(0, "its folder cannot be reached");
    }
    // A pipe in its place would be waited for without end.
    if (type != fs::file_type::regular && !absent) {
      throw SqliteError(0, "not a regular file");
    }
    const bool writes = access == Access::Write;
    store->database =
        std::make_unique<Sqlite>(path, writes ? Sqlite::Mode::ReadWrite : Sqlite::Mode::ReadOnly);
    // First it is looked at: of what is not ours not a byte is changed.
    const bool blank = is_blank(*store->database);
    store->kept_format = format_of(*store->database);
    if (store->kept_format == 0 && !blank) {
      throw SqliteError(0, "the database of another program");
    }
    if (store->kept_format < 0 || store->kept_format > format) {
      return tl::unexpected(Diagnostic(
          Code::RegisterNewer, std::nullopt,
          {{"path", path.generic_string()}, {"format", std::to_string(store->kept_format)}}));
    }
    if (writes) {
      share_with_group(path);  // before there are files beside it, which take its mode
      // A commit survives a power cut (FULL), and readers do not wait for the writer (WAL).
      store->database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
      bring_up_to_date(*store->database);
      store->kept_format = format;
    } else if (blank) {
      store->database.reset();
    }
  } catch (const SqliteError& fault) {
    return tl::unexpected(store->fault(fault));
  }
  return IssueRegister(std::move(store));
}

Result<RegisteredIssue> IssueRegister::issue(std::string_view key) const {
  RegisteredIssue none;
  none.issue = key;
  if (!store_->database) {
    return none;
  }
  return store_->guarded([&] {
    Statement rows(*store_->database, select_issues(store_->kept_format) + "WHERE key = ?");
    rows.bind(key);
    return rows.next() ? read_issue(rows) : none;
  });
}

Result<std::vector<RegisteredIssue>> IssueRegister::issues() const {
  std::vector<RegisteredIssue> all;
  if (!store_->database) {
    return all;
  }
  return store_->guarded([&] {
    Statement rows(*store_->database, select_issues(store_->kept_format) + "ORDER BY key");
    while (rows.next()) {
      all.push_back(read_issue(rows));
    }
    return all;
  });
}

Result<std::vector<RegisterEvent>> IssueRegister::events(std::string_view issue) const {
  std::vector<RegisterEvent> all;
  if (!store_->database) {
    return all;
  }
  return store_->guarded([&] {
    Statement rows(*store_->database,
                   "SELECT number, issue, act, at, by, role, digest, note FROM event "
                   "WHERE ?1 = '' OR issue = ?1 ORDER BY number");
    rows.bind(issue);
    while (rows.next()) {
      all.push_back({rows.number(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                     rows.text(5), rows.text(6), rows.text(7)});
    }
    return all;
  });
}

Result<std::vector<ReleasedFile>> IssueRegister::files(std::string_view issue) const {
  std::vector<ReleasedFile> all;
  if (!store_->database) {
    return all;
  }
  return store_->guarded([&] {
    Statement rows(*store_->database,
                   "SELECT issue, name, sha256, bytes FROM file WHERE ?1 = '' OR issue = ?1 "
                   "ORDER BY issue, name");
    rows.bind(issue);
    while (rows.next()) {
      all.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3)});
    }
    return all;
  });
}

Result<std::vector<Delivery>> IssueRegister::deliveries(std::string_view issue) const {
  std::vector<Delivery> all;
  if (!store_->database || store_->kept_format < with_deliveries) {
    return all;
  }
  return store_->guarded([&] {
    Statement rows(*store_->database,
                   "SELECT issue, at, recipient, copies, file, by, digest, note FROM delivery "
                   "WHERE ?1 = '' OR issue = ?1 ORDER BY number");
    rows.bind(issue);
    while (rows.next()) {
      all.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3), rows.text(4),
                     rows.text(5), rows.text(6), rows.text(7)});
    }
    return all;
  });
}

Result<void> IssueRegister::record(const Delivery& delivery) {
  try {
    Statement(*store_->database,
              "INSERT INTO delivery (issue, at, recipient, copies, file, by, digest, note) "
              "VALUES (?,?,?,?,?,?,?,?)")
        .bind(delivery.issue)
        .bind(delivery.at)
        .bind(delivery.to)
        .bind(delivery.copies)
        .bind(delivery.file)
        .bind(delivery.by)
        .bind(delivery.digest)
        .bind(delivery.note)
        .run();
  } catch (const SqliteError& error) {
    return tl::unexpected(store_->fault(error));
  }
  return {};
}

Result<void> IssueRegister::record(const RegisterEvent& event, const RegisteredIssue& expected,
                                   const RegisteredIssue& now,
                                   const std::vector<ReleasedFile>& files) {
  Sqlite& database = *store_->database;
  try {
    Transaction transaction(database);
    const auto before = issue(event.issue);
    if (!before) {
      return tl::unexpected(before.error());
    }
    if (before->state != expected.state || before->digest != expected.digest) {
      return tl::unexpected(
          Diagnostic(Code::RegisterChangedMeanwhile, std::nullopt,
                     {{"issue", event.issue}, {"state", std::string(state_word(before->state))}}));
    }
    Statement(database,
              "INSERT INTO event (issue, act, at, by, role, digest, note) VALUES (?,?,?,?,?,?,?)")
        .bind(event.issue)
        .bind(event.act)
        .bind(event.at)
        .bind(event.by)
        .bind(event.role)
        .bind(event.digest)
        .bind(event.note)
        .run();
    Statement(database,
              "INSERT OR REPLACE INTO issue (key, state, digest, signed_off, number_of_year, "
              "running_number, year) VALUES (?,?,?,?,?,?,?)")
        .bind(now.issue)
        .bind(state_name(now.state))
        .bind(now.digest)
        .bind_or_null(now.signed_off ? std::optional(to_string(*now.signed_off)) : std::nullopt)
        .bind(std::int64_t{now.number_of_year})
        .bind(std::int64_t{now.running_number})
        .bind(std::int64_t{now.year})
        .run();
    for (const ReleasedFile& file : files) {
      Statement(database, "INSERT INTO file (issue, name, sha256, bytes) VALUES (?,?,?,?)")
          .bind(file.issue)
          .bind(file.name)
          .bind(file.sha256)
          .bind(file.bytes)
          .run();
    }
    transaction.commit();
  } catch (const SqliteError& error) {
    return tl::unexpected(store_->fault(error));
  }
  return {};
}

Result<std::string> export_register(const IssueRegister& book) {
  const auto issues = book.issues();
  const auto events = book.events();
  const auto files = book.files();
  const auto deliveries = book.deliveries();
  for (const Diagnostic* fault :
       {issues ? nullptr : &issues.error(), events ? nullptr : &events.error(),
        files ? nullptr : &files.error(), deliveries ? nullptr : &deliveries.error()}) {
    if (fault != nullptr) {
      return tl::unexpected(*fault);
    }
  }
  const auto quoted = [](const std::string& text) {
    JsonWriter json;
    json.value(text);  // JSON's quotation is YAML's
    return json.text();
  };
  std::string out = issues->empty() ? "issues: []\n" : "issues:\n";
  for (const RegisteredIssue& issue : *issues) {
    out += fmt::format(
        "  - {{ issue: {}, state: {}, year: {}, number_of_year: {}, running_number: {}, "
        "signed_off: {}, digest: {} }}\n",
        quoted(issue.issue), state_name(issue.state), issue.year, issue.number_of_year,
        issue.running_number, issue.signed_off ? to_string(*issue.signed_off) : "\"\"",
        quoted(issue.digest));
  }
  out += events->empty() ? "events: []\n" : "events:\n";
  for (const RegisterEvent& event : *events) {
    out += fmt::format(
        "  - {{ number: {}, issue: {}, act: {}, at: {}, by: {}, as: {}, digest: {}, note: {} }}\n",
        event.number, quoted(event.issue), event.act, quoted(event.at), quoted(event.by),
        quoted(event.role), quoted(event.digest), quoted(event.note));
  }
  out += files->empty() ? "files: []\n" : "files:\n";
  for (const ReleasedFile& file : *files) {
    out += fmt::format("  - {{ issue: {}, name: {}, sha256: {}, bytes: {} }}\n", quoted(file.issue),
                       quoted(file.name), quoted(file.sha256), file.bytes);
  }
  out += deliveries->empty() ? "deliveries: []\n" : "deliveries:\n";
  for (const Delivery& one : *deliveries) {
    out += fmt::format(
        "  - {{ issue: {}, at: {}, to: {}, copies: {}, file: {}, by: {}, digest: {}, note: {} }}\n",
        quoted(one.issue), quoted(one.at), quoted(one.to), one.copies, quoted(one.file),
        quoted(one.by), quoted(one.digest), quoted(one.note));
  }
  return out;
}

}  // namespace jianbao
