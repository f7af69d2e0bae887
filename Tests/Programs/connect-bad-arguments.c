/* Wrong families, lengths, pointers and descriptors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), six = stream(AF_INET6);
    struct at v4 = own(listener("127.0.0.1", 0)), v6 = own(listener("::1", 0));

    say("length 0", connect(fd, &v4.any, 0));
    say("length 1", connect(fd, &v4.any, 1));
    say("length 15", connect(fd, &v4.any, 15));
    say("v6 to v4 socket", dial(fd, v6));
    say("v4 to v6 socket", dial(six, v4));
    say("v4 to v6 socket, long", connect(six, &v4.any, sizeof v4.v6));
    say("v6, length 23", connect(six, &v6.any, 23));
    say("NULL", connect(fd, NULL, v4.length));
    say("descriptor -1", connect(-1, &v4.any, v4.length));
    say("/dev/null", connect((int)need(open("/dev/null", O_RDONLY)), &v4.any, v4.length));
    v4.any.sa_family = AF_UNIX;
    say("AF_UNIX", dial(fd, v4));
    say("v6, length 24", connect(six, &v6.any, 24));
}
