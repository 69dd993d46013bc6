# The server that suites named *.postgresql share: made before the first of them, ended after the last.
# A socket's path is short, so it lies beside the system's other temporary files and not in the build.
string(MD5 of_this_build ${CMAKE_CURRENT_BINARY_DIR})
string(SUBSTRING ${of_this_build} 0 8 of_this_build)
set(cluster_folder /tmp/ganh-pg-${of_this_build})
string(REPLACE "/" "%2F" socket ${cluster_folder}/socket)
set(GANH_TEST_SERVER postgresql://ganh@${socket}/ganh)

set(cluster ${CMAKE_CURRENT_SOURCE_DIR}/postgres/cluster.sh)
add_test(NAME postgres.start COMMAND sh -c "${cluster} stop ${cluster_folder} && ${cluster} start ${cluster_folder}")
add_test(NAME postgres.stop COMMAND ${cluster} stop ${cluster_folder})
set_tests_properties(postgres.start PROPERTIES FIXTURES_SETUP postgres TIMEOUT 120)
set_tests_properties(postgres.stop PROPERTIES FIXTURES_CLEANUP postgres TIMEOUT 120)
