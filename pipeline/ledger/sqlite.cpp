#include "ledger/sqlite.h"

#include <sqlite3.h>

#include <system_error>

namespace jianbao::ledger {
namespace {

constexpr int wait_ms = 5'000;  // another command of the same office is done by then

[[noreturn]] void fail(sqlite3* handle, int code) {
  throw SqliteError(code & 0xFF, handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle));
}

}  // namespace

bool SqliteError::is_busy() const { return code_ == SQLITE_BUSY || code_ == SQLITE_LOCKED; }
bool SqliteError::is_full() const { return code_ == SQLITE_FULL || code_ == SQLITE_IOERR; }

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Sqlite& database, std::string_view sql) : database_(database) {
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v2(database.handle_.get(), sql.data(),
                                      static_cast<int>(sql.size()), &made, nullptr);
  statement_.reset(made);
  if (code != SQLITE_OK) {
    fail(database.handle_.get(), code);
  }
}

Statement& Statement::bind(std::string_view text) {
  // A null pointer would be bound as null, which is equal to nothing.
  const char* bytes = text.empty() ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_.get(), ++bound_, bytes, text.size(),
                                       SQLITE_TRANSIENT,  // NOLINT: the C macro casts
                                       SQLITE_UTF8);
  if (code != SQLITE_OK) {
    fail(database_.handle_.get(), code);
  }
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  const int code = sqlite3_bind_int64(statement_.get(), ++bound_, number);
  if (code != SQLITE_OK) {
    fail(database_.handle_.get(), code);
  }
  return *this;
}

Statement& Statement::bind_or_null(const std::optional<std::string>& text) {
  if (text) {
    return bind(std::string_view(*text));
  }
  ++bound_;  // unbound is null
  return *this;
}

bool Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    fail(database_.handle_.get(), code);
  }
  return code == SQLITE_ROW;
}

void Statement::run() {
  while (next()) {
  }
}

std::string Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's text is unsigned char
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text), size);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

void Sqlite::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

namespace {

/// file: URI of a path, whatever its characters.
std::string uri_of(const std::filesystem::path& path, std::string_view query) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path.string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x21 || byte > 0x7E) {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 0xFU];
    } else {
      uri += c;
    }
  }
  return uri + std::string(query);
}

}  // namespace

Sqlite::Sqlite(const std::filesystem::path& path, Mode mode) {
  namespace fs = std::filesystem;
  // A folder on the way may be a link (a larger disk); the register itself may not.
  std::error_code error;
  const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
  const fs::path real = error ? path : folder / path.filename();
  // Who may only read cannot make the files that WAL wants beside the register. Where nothing is
  // left in a log, the file alone is the whole register.
  const bool whole = mode == Mode::ReadOnly && !fs::exists(real.string() + "-wal", error);
  sqlite3* made = nullptr;
  const int flags =
      (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
      SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW;
  const int code =
      sqlite3_open_v2(uri_of(real, whole ? "?immutable=1" : "").c_str(), &made, flags, nullptr);
  handle_.reset(made);
  if (code != SQLITE_OK) {
    fail(made, code);
  }
  sqlite3_busy_timeout(made, wait_ms);
}

void Sqlite::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    fail(handle_.get(), code);
  }
}

Transaction::Transaction(Sqlite& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) {
    try {
      database_.execute("ROLLBACK");
    } catch (const SqliteError&) {
      // The connection is broken: SQLite rolls back when the file is opened next.
    }
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace jianbao::ledger
