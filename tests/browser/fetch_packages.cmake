# Runs `npm ci` in the working folder, unless what is there came from this very lock file.
file(SHA256 package-lock.json wanted)
if(EXISTS packages.stamp)
  file(READ packages.stamp had)
endif()
if(NOT wanted STREQUAL "${had}")
  execute_process(COMMAND ${npm} ci --prefer-offline COMMAND_ERROR_IS_FATAL ANY)
  file(WRITE packages.stamp ${wanted})
endif()
