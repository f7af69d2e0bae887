/* Prints the lines of a passwd file, as a look sees them: see FILE...
 * SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

#include <stdio.h>

static void see(char *path)
{
    static _Alignas(64) char rooms[8][SOURCE_ROOM];
    static int used;
    struct source *source = source_make(rooms[used++], NAME_PASSWD, path);

    for (int i = 0; i < 2; i++) {
        const struct visit visit = source_enter(source);
        size_t at = 0;
        for (const char *line; (line = snapshot_line(visit.snapshot, &at));)
            puts(line);
        source_leave(visit);
    }
}

int main(int count, char **words)
{
    for (int i = 1; i < count && i <= 8; i++)
        see(words[i]);
    return 0;
}
