# SPDX-License-Identifier: Apache-2.0
# lockbox_room(NAME room USES other rooms... LIBS PRIVATE third parties... [PRECOMPILE headers...])
# A room is one static library with the alias lockbox::room. Its headers are a header set, so that
# `all_verify_interface_header_sets` proves that each compiles alone.
function(lockbox_room)
  cmake_parse_arguments(ROOM "" "NAME" "USES;LIBS;SOURCES;PRECOMPILE" ${ARGN})
  set(target lockbox_${ROOM_NAME})
  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(lockbox::${ROOM_NAME} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE lockbox_warnings ${ROOM_LIBS})
  if(LOCKBOX_PRECOMPILED)
    target_precompile_headers(${target} PRIVATE <fmt/format.h> <algorithm> <functional> <map>
      <optional> <string> <vector> ${ROOM_PRECOMPILE})
  endif()
  foreach(room ${ROOM_USES})
    target_link_libraries(${target} PUBLIC lockbox::${room})
  endforeach()
endfunction()
