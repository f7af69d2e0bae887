/* writev() and readv() gather and scatter.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    volatile int negative = -1, many = 1025; /* volatile: the compiler would see and warn */

    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        char a[4] = "", b[4] = "", c[20] = "";
        struct iovec out[] = {{"one", 3}, {NULL, 0}, {" two", 4}, {" three", 6}};
        struct iovec in[] = {{a, 3}, {NULL, 0}, {b, 3}, {c, 19}};

        say("writev", writev(line.client, out, 4));
        settle();
        say("readv", readv(line.server, in, 4));
        printf("%s|%s|%s\n", a, b, c);
        say("none", writev(line.client, out, 0));
        say("negative", writev(line.client, out, negative));
        say("too many", writev(line.client, out, many));
    }
}
