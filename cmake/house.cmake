# What every target of ours has in common, and how a room is declared.

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(demarc_house INTERFACE)
# -Wno-restrict: g++ 12 sees an overlap in `"literal" + std::string` that is not there (its bug 105651).
target_compile_options(demarc_house INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-restrict
  $<$<BOOL:${DEMARC_WERROR}>:-Werror>
  $<$<BOOL:${DEMARC_SANITIZE}>:-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer>
  $<$<BOOL:${DEMARC_FUZZ}>:-fsanitize=fuzzer-no-link>)
target_link_options(demarc_house INTERFACE $<$<BOOL:${DEMARC_SANITIZE}>:-fsanitize=address,undefined>)

# demarc_room(NAME DIR [PUBLIC targets...] [PRIVATE targets...])
# A room is a static library of all the sources in DIR; what it may know is its link line.
# ROOT is the folder that its headers are included from (geo/ or app/).
function(demarc_room name dir)
  cmake_parse_arguments(ROOM "" "ROOT" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${dir}/*.hpp)
  # A header that its own source includes first is shown to stand alone when that is compiled; the others are compiled alone.
  set(alone)
  foreach(header ${headers})
    string(REGEX REPLACE "hpp$" "cpp" source ${header})
    set(first)
    if(EXISTS ${source})
      file(STRINGS ${source} first REGEX "^#include" LIMIT_COUNT 1)
    endif()
    file(RELATIVE_PATH included ${ROOM_ROOT} ${header})
    if(NOT first STREQUAL "#include \"${included}\"")
      list(APPEND alone ${header})
    endif()
  endforeach()
  add_library(${name} STATIC ${sources})
  target_sources(${name} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${ROOM_ROOT} FILES ${headers}
    FILE_SET alone TYPE HEADERS BASE_DIRS ${ROOM_ROOT} FILES ${alone})
  set_target_properties(${name} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY alone)
  target_link_libraries(${name} PUBLIC ${ROOM_PUBLIC} PRIVATE demarc_house ${ROOM_PRIVATE})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()
