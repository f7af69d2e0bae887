/* A full connection is not writable, and becomes so when the peer has read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        static char bytes[100000];
        struct line line = line_on(ip);
        long sent = 0, heard = 0, piece;

        nonblocking(line.client);
        while ((piece = send(line.client, bytes, sizeof bytes, 0)) > 0)
            sent += piece;
        say("full", piece);
        settle();
        while ((piece = send(line.client, bytes, sizeof bytes, 0)) > 0)
            sent += piece;
        say_poll("full", line.client);
        nonblocking(line.server);
        for (int i = 0; i < 200 && heard < sent; i++, usleep(5000))
            while ((piece = recv(line.server, bytes, sizeof bytes, 0)) > 0)
                heard += piece;
        claim("all arrived", heard == sent);
        say_poll("drained", line.client);
    }
}
