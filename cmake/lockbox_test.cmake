# SPDX-License-Identifier: Apache-2.0
# lockbox_test(NAME name SOURCES files... LIBS libraries... [LABELS labels...])
# One GoogleTest program; ctest runs each of its cases.
include(GoogleTest)
find_package(GTest REQUIRED)
function(lockbox_test)
  cmake_parse_arguments(TEST "" "NAME" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${TEST_NAME} ${TEST_SOURCES})
  target_link_libraries(${TEST_NAME} PRIVATE ${TEST_LIBS} GTest::gmock_main lockbox_warnings)
  if(NOT TEST_LABELS)
    set(TEST_LABELS unit)
  endif()
  gtest_discover_tests(${TEST_NAME} DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT 600 LABELS "${TEST_LABELS}")
endfunction()
