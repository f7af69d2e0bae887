/* What was sent before close() is read before the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        static char bytes[100000];
        struct line line = line_on(ip);
        long heard = 0, piece;

        set_option(line.client, SOL_SOCKET, SO_SNDBUF, 1 << 20);
        nonblocking(line.client);
        long sent = send(line.client, bytes, 20000, 0);
        close(line.client);
        settle();
        while ((piece = read(line.server, bytes, 3000)) > 0)
            heard += piece;
        claim("all heard", heard == sent);
        say("then", piece);
    }
}
