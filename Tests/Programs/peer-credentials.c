/* TCP knows no credentials of its peer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        struct ucred who = {1, 2, 3};
        socklen_t length = sizeof who;
        char bytes[64];

        say("SO_PEERCRED", getsockopt(line.server, SOL_SOCKET, SO_PEERCRED, &who, &length));
        printf("pid %d uid %d gid %d, %u bytes\n", who.pid, (int)who.uid, (int)who.gid, length);
        length = sizeof bytes;
        say("SO_PEERGROUPS", getsockopt(line.server, SOL_SOCKET, SO_PEERGROUPS, bytes, &length));
        say("SO_PASSCRED", option(line.server, SOL_SOCKET, SO_PASSCRED));
        say("set SO_PASSCRED", set_option(line.server, SOL_SOCKET, SO_PASSCRED, 1));
    }
}
