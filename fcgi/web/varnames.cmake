# Turns what ctemplate-make_tpl_varnames_h says of one template into a header of our own:
#   namespace tpl::famille::notes { file, NOM_ELEVE, … }
# The hash is kept, so a lookup costs no more than with ctemplate's own static strings, and no file
# outside web/ needs to include ctemplate. Fails (and so does the build) on a syntax error.
get_filename_component(dir ${OUT} DIRECTORY)
file(MAKE_DIRECTORY ${dir})
set(raw ${OUT}.raw)
execute_process(
    COMMAND ${TOOL} --template_dir=${ROOT} -f ${raw} ${TPL}
    WORKING_DIRECTORY ${dir} RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "templates/${TPL}: ${said}")
endif()
file(STRINGS ${raw} lines REGEX "STS_INIT_WITH_HASH")
string(REPLACE "/" "::" ns ${STEM})
set(text "// made from templates/${TPL}\n#pragma once\n\n#include \"web/template_names.hpp\"\n\nnamespace tpl::${ns} {\n")
string(APPEND text "inline constexpr web::Template file{\"${TPL}\"};\n")
foreach(line IN LISTS lines)
    if(line MATCHES "STS_INIT_WITH_HASH\\([^,]+, \"([^\"]+)\", ([0-9]+ULL)\\)")
        string(LENGTH ${CMAKE_MATCH_1} size)
        string(APPEND text "inline constexpr web::Var ${CMAKE_MATCH_1}{\"${CMAKE_MATCH_1}\", ${size}, ${CMAKE_MATCH_2}};\n")
    endif()
endforeach()
string(APPEND text "}  // namespace tpl::${ns}\n")
file(REMOVE ${raw})
file(WRITE ${OUT} "${text}")
