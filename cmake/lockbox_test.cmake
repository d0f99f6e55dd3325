# SPDX-License-Identifier: Apache-2.0
# lockbox_test(NAME name SOURCES files... LIBS libraries... [LABELS labels...])
# One GoogleTest program; ctest runs each of its cases.
include(GoogleTest)
find_package(GTest REQUIRED)
if(LOCKBOX_PRECOMPILED)  # once for all tests
  add_library(lockbox_test_headers OBJECT ${CMAKE_CURRENT_LIST_DIR}/test_headers.cpp)
  target_link_libraries(lockbox_test_headers PRIVATE fmt::fmt GTest::gmock_main lockbox_warnings)
  target_precompile_headers(lockbox_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h>
    <fmt/format.h> <algorithm> <filesystem> <fstream> <functional> <map> <optional> <string> <vector>)
endif()
function(lockbox_test)
  cmake_parse_arguments(TEST "" "NAME" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${TEST_NAME} ${TEST_SOURCES})
  target_link_libraries(${TEST_NAME} PRIVATE ${TEST_LIBS} GTest::gmock_main lockbox_warnings)
  # What a test asks of the program is optimised; the asking is not: a quarter of its compile time.
  target_compile_options(${TEST_NAME} PRIVATE -O0)
  if(LOCKBOX_PRECOMPILED)
    target_link_libraries(${TEST_NAME} PRIVATE fmt::fmt)
    target_precompile_headers(${TEST_NAME} REUSE_FROM lockbox_test_headers)
  endif()
  if(NOT TEST_LABELS)
    set(TEST_LABELS unit)
  endif()
  gtest_discover_tests(${TEST_NAME} DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT 600 LABELS "${TEST_LABELS}")
endfunction()
