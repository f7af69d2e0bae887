/* file.c — opens an ELF file, and makes sure that it is the one that was meant.
 * SPDX-License-Identifier: Apache-2.0 */
#include "file.h"

#include "separate.h"
#include "vdso.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Anything else, such as a FIFO, might keep us waiting. */
static bool is_plain(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static const Dwfl_Callbacks *callbacks(void)
{
    static Dwfl_Callbacks callbacks;

    callbacks.find_elf = DW(dwfl_build_id_find_elf);
    callbacks.find_debuginfo = separate_file;
    callbacks.section_address = DW(dwfl_offline_section_address);
    return &callbacks;
}

static bool is_same_build(Dwfl_Module *module, const uint8_t *build_id, size_t length)
{
    const unsigned char *found = NULL;
    GElf_Addr where;
    const int size = DW(dwfl_module_build_id)(module, &found, &where);

    return length == 0 || (size >= 0 && (size_t)size == length && !memcmp(found, build_id, length));
}

static enum debug_trouble open_module(struct debug_file *file, const char *path,
                                      const uint8_t *build_id, size_t length)
{
    file->dwfl = DW(dwfl_begin)(callbacks());
    if (file->dwfl == NULL)
        return DEBUG_NO_FILE;
    file->module = DW(dwfl_report_offline)(file->dwfl, path, path, -1);
    DW(dwfl_report_end)(file->dwfl, NULL, NULL);
    if (file->module == NULL || DW(dwfl_module_getelf)(file->module, &file->bias) == NULL)
        return DEBUG_NO_ELF;
    return is_same_build(file->module, build_id, length) ? DEBUG_NONE : DEBUG_CHANGED;
}

struct debug_file *debug_file_open(const char *path, const uint8_t *build_id, size_t length,
                                   enum debug_trouble *trouble)
{
    struct debug_file *const file = calloc(1, sizeof *file);
    const char *const place = vdso_is_meant(path) ? vdso_path() : path;

    *trouble = libdw() == NULL ? DEBUG_NO_LIBRARY : DEBUG_NO_FILE;
    if (file != NULL && libdw() != NULL && place != NULL && is_plain(place))
        *trouble = open_module(file, place, build_id, length);
    if (*trouble == DEBUG_NONE)
        return file;
    debug_file_close(file);
    return NULL;
}

void debug_file_close(struct debug_file *file)
{
    if (file == NULL)
        return;
    units_free(&file->units);
    symbols_free(&file->symbols);
    if (file->dwfl != NULL)
        DW(dwfl_end)(file->dwfl);
    free(file);
}
