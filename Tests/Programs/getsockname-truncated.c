/* The address is cut to the room there is, and the length tells the whole.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = bound(SOCK_STREAM, ip, 0);
        static const socklen_t rooms[] = {0, 1, 2, 4, 8, 16, 27, 28, 100};

        for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
            struct at place;
            socklen_t length = rooms[i];
            int touched = 0;

            memset(&place, 0xEE, sizeof place);
            say("getsockname", getsockname(fd, &place.any, &length));
            while (touched < 100 && ((unsigned char *)&place)[touched] != 0xEE)
                touched++;
            printf("  %u bytes: length %u, family %s\n", rooms[i], length,
                   touched >= 2 && place.any.sa_family == family_of(ip) ? "written" : "untouched");
            claim("  stays inside", touched <= (int)rooms[i]);
        }
    }
}
