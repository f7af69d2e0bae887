/* maps_line.c — SPDX-License-Identifier: Apache-2.0 */
#include "maps_line.h"

#include <stdio.h>
#include <string.h>

static bool read_code(const char *line, struct perf_data_mapping *mapping)
{
    unsigned long start = 0, end = 0, offset = 0, inode = 0;
    char rights[5] = "";
    unsigned major = 0, minor = 0;
    int path = 0;

    if (sscanf(line, "%lx-%lx %4s %lx %x:%x %lu %n", &start, &end, rights, &offset, &major, &minor,
               &inode, &path) < 7)
        return false;
    if (rights[2] != 'x' || end <= start)
        return false;
    *mapping = (struct perf_data_mapping){
        .start = start,
        .length = end - start,
        .file_offset = offset,
        .path = line[path] ? line + path : "//anon",
        .major = major,
        .minor = minor,
        .inode = inode,
    };
    return true;
}

bool maps_line_read(char **text, struct perf_data_mapping *mapping)
{
    char *line = *text;
    char *end = strchr(line, '\n');

    *mapping = (struct perf_data_mapping){.path = ""};
    if (!*line)
        return false;
    *text = end ? end + 1 : line + strlen(line);
    if (end)
        *end = 0;
    read_code(line, mapping);
    return true;
}
