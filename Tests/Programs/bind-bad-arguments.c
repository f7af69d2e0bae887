/* Descriptors that are none, or no sockets; addresses that are not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct at here = at("127.0.0.1", 0);
    int file = (int)need(open("/dev/null", O_RDWR));

    say("descriptor -1", bind(-1, &here.any, here.length));
    say("descriptor 1000", bind(1000, &here.any, here.length));
    say("/dev/null", bind(file, &here.any, here.length));
    say("address NULL", bind(stream(AF_INET), NULL, here.length));
    say("address NULL, 0 bytes", bind(stream(AF_INET), NULL, 0));
}
