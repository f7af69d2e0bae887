/* Standard error is closed, and a socket gets its number: a warning of any library is sent to the
 * other side.
 * finds: stdio-close
 * closed: close_the_errors
 * opened: make_the_pair
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_errors(void) { need(!close(2)); }

static SEEN void make_the_pair(int *pair)
{
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
}

int main(void)
{
    int pair[2];

    close_the_errors();
    make_the_pair(pair);
    need(pair[0] == 2 && !close(pair[0]) && !close(pair[1]));
}
