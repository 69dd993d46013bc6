# As its ctest calls it: from a clean prefix every time, so that nothing old helps along.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "failed: ${ARGN}")
  endif()
endfunction()

file(REMOVE_RECURSE ${work}/prefix ${work}/consumer)
run(${CMAKE_COMMAND} --install ${build} --prefix ${work}/prefix)
run(${CMAKE_COMMAND} -S ${source} -B ${work}/consumer -G ${generator}
  -D CMAKE_PREFIX_PATH=${work}/prefix -D CMAKE_CXX_COMPILER=${compiler}
  -D CMAKE_CXX_COMPILER_LAUNCHER=${launcher} -D "CMAKE_CXX_FLAGS=${flags}"
  -D GANH_EXAMPLES=${examples})
run(${CMAKE_COMMAND} --build ${work}/consumer)
run(${work}/consumer/embed_catalog ${work}/consumer/catalog.db)
run(${work}/consumer/reach_a_marketplace ${examples}/thien-an.xlsx)
