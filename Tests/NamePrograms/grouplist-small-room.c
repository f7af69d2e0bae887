/* getgrouplist() with too little room: -1, how much it takes, and what had room.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    for (int size = 0; size < 7; size++) {
        gid_t gids[8] = {9, 9, 9, 9, 9, 9, 9, 9};
        int room = size;
        const int result = getgrouplist("alice", 1001, gids, &room);

        printf("%d: %d, %d:", size, result, room);
        for (int i = 0; i < 8; i++)
            printf(" %u", gids[i]);
        putchar('\n');
    }
}
