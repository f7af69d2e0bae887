/* The usual loop: as much room as getgrouplist() asks for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    int room = 0, tries = 0;
    gid_t *gids = NULL;

    while (getgrouplist("bob", 1002, gids, &room) == -1) {
        gids = realloc(gids, (size_t)room * sizeof *gids);
        tries++;
    }
    say("tries", tries);
    for (int i = 0; i < room; i++)
        say("gid", gids[i]);
    free(gids);
}
