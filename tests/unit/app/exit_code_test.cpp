#include "app/exit_code.h"

#include <doctest/doctest.h>

namespace jianbao {
namespace {

ExitCode of(std::initializer_list<Code> codes) {
  Diagnostics diagnostics;
  for (const Code code : codes) {
    diagnostics.add({code, std::nullopt});
  }
  return exit_code_of(diagnostics);
}

}  // namespace

TEST_CASE("codes become exit codes by their prefix") {
  CHECK(exit_code_of(Code::InputMissing) == ExitCode::InputMissing);
  CHECK(exit_code_of(Code::InputTooLarge) == ExitCode::DataRefused);
  CHECK(exit_code_of(Code::OutputCannotCreate) == ExitCode::CannotCreate);
  CHECK(exit_code_of(Code::OutputNotAFile) == ExitCode::CannotCreate);
  CHECK(exit_code_of(Code::OutputWriteFailed) == ExitCode::InputOutput);
  CHECK(exit_code_of(Code::FontsChanged) == ExitCode::Configuration);
  CHECK(exit_code_of(Code::UsageUnknownIssue) == ExitCode::Usage);
  CHECK(exit_code_of(Code::AppManifestMismatch) == ExitCode::DataRefused);
  CHECK(exit_code_of(Code::AppFigureNotPlaced) == ExitCode::Bug);
  CHECK(exit_code_of(Code::YamlDuplicateKey) == ExitCode::DataRefused);
}

TEST_CASE("of several the gravest wins") {
  CHECK(of({}) == ExitCode::Done);
  CHECK(of({Code::YamlBom}) == ExitCode::Done);
  CHECK(of({Code::YamlCommentCutsText}) == ExitCode::DoneWithWarnings);
  CHECK(of({Code::YamlDuplicateKey, Code::YamlCommentCutsText}) == ExitCode::DataRefused);
  CHECK(of({Code::YamlDuplicateKey, Code::InputMissing}) == ExitCode::InputMissing);
  CHECK(of({Code::OutputCannotCreate, Code::FontsChanged}) == ExitCode::CannotCreate);
  CHECK(of({Code::OutputCannotCreate, Code::OutputWriteFailed}) == ExitCode::InputOutput);
  CHECK(of({Code::AppFigureNotPlaced, Code::OutputWriteFailed}) == ExitCode::Bug);
}

}  // namespace jianbao
