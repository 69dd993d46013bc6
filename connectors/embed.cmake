# ganh_embed(target namespace name file): compiles FILE into TARGET as
# `extern const std::string_view NAMESPACE::NAME`, so that the program needs no file beside it.
function(ganh_embed target namespace name file)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${file}.cpp)
  file(READ ${source} text)
  string(CONCAT code
    "#include <string_view>\n\n"
    "namespace ${namespace} {\n"
    "extern const std::string_view ${name};\n"
    "const std::string_view ${name} = R\"embedded(${text})embedded\";\n"
    "}  // namespace ${namespace}\n")
  file(GENERATE OUTPUT ${generated} CONTENT "${code}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  target_sources(${target} PRIVATE ${generated})
endfunction()
