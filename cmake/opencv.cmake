# SPDX-License-Identifier: Apache-2.0
# Debian keeps OpenCVConfig.cmake in the package of all modules (with GDAL and VTK behind it); the
# three modules used here are found by name instead.
find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(lockbox_opencv INTERFACE)
target_include_directories(lockbox_opencv SYSTEM INTERFACE ${OPENCV_INCLUDE_DIR})
foreach(module core imgproc dnn)
  find_library(OPENCV_${module} opencv_${module} REQUIRED)
  target_link_libraries(lockbox_opencv INTERFACE ${OPENCV_${module}})
endforeach()
