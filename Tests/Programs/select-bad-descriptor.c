/* select() refuses closed descriptors and negative counts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct timeval now = {0};
    fd_set in;
    const int closed = dup(0);

    close(closed);
    FD_ZERO(&in);
    FD_SET(closed, &in);
    say("closed", select(closed + 1, &in, NULL, NULL, &now));
    say("negative", select(-1, &in, NULL, NULL, &now));
    say("none", select(0, NULL, NULL, NULL, &now));
}
