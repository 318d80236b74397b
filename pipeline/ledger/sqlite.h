#pragma once
// The only user of SQLite: one connection, prepared statements, transactions. Private to ledger.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace jianbao::ledger {

/// What SQLite refused, with its own words; `code` is its primary result code.
class SqliteError : public std::runtime_error {
 public:
  SqliteError(int code, const std::string& words) : std::runtime_error(words), code_(code) {}
  [[nodiscard]] int code() const { return code_; }
  [[nodiscard]] bool is_busy() const;  ///< somebody else writes
  [[nodiscard]] bool is_full() const;  ///< no room, or the disk failed

 private:
  int code_;
};

class Sqlite;

/// One statement with its values; rows are walked by next().
class Statement {
 public:
  Statement(Sqlite&, std::string_view sql);
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind_or_null(const std::optional<std::string>& text);
  [[nodiscard]] bool next();
  void run();                                        ///< of a statement without rows
  [[nodiscard]] std::string text(int column) const;  ///< empty for null
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt*) const;
  };
  Sqlite& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

/// All members throw SqliteError.
class Sqlite {
 public:
  enum class Mode : std::uint8_t { ReadOnly, ReadWrite };
  Sqlite(const std::filesystem::path&, Mode);
  void execute(const std::string& sql);  ///< one or more statements without values

 private:
  friend class Statement;
  struct Close {
    void operator()(sqlite3*) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Writers stand in line: begun at once as a writer, rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Sqlite&);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Sqlite& database_;
  bool open_ = true;
};

}  // namespace jianbao::ledger
