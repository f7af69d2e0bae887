/* mapped.h — what this process has in its memory, told to a space.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MAPPED_H
#define MAPPED_H

#include "copied_walk.h"

#include <stdio.h>
#include <string.h>

/* For a file whose path ends as `instead_of`, another path is told. */
static inline void map_self(struct copied_space *space, const char *instead_of, const char *other)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[8192], path[4096], access[8];
    unsigned long start, end, offset;

    while (fgets(line, sizeof(line), maps)) {
        path[0] = 0;
        if (sscanf(line, "%lx-%lx %7s %lx %*s %*s %4095[^\n]", &start, &end, access, &offset,
                   path) < 4 ||
            access[2] != 'x')
            continue;
        const bool is_other = instead_of && strstr(path, instead_of);
        copied_space_map(space, start, end - start, offset, is_other ? other : path);
    }
    fclose(maps);
}

#endif
