# Writes the example files into one source file. Run by the build with -DFOLDER, -DFILES, -DOUTPUT.
# The text stands in raw literals, so that nothing in it has to be escaped.
separate_arguments(files UNIX_COMMAND "${FILES}")
set(entries "")
foreach(file IN LISTS files)
  string(REGEX REPLACE "\\.txt$" "" code "${file}")
  file(READ "${FOLDER}/${file}" text)
  if(text MATCHES "\\)jianbao\"")
    message(FATAL_ERROR "${file} holds the mark that ends a literal")
  endif()
  string(APPEND entries "    {\"${code}\", R\"jianbao(${text})jianbao\"},\n")
endforeach()
list(LENGTH files count)
file(WRITE "${OUTPUT}.new" "#include <array>

#include \"base/examples.h\"

namespace jianbao {
namespace {

constexpr std::array<ExampleText, ${count}> texts{{
${entries}}};

}  // namespace

std::span<const ExampleText> example_texts() { return texts; }

}  // namespace jianbao
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
