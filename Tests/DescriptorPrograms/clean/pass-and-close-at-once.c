/* A descriptor is closed as soon as it is on its way; it comes with the same number, or another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../passing.h"

int main(void)
{
    int pair[2];

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    for (int i = 0; i < 20; i++) {
        const int file = a_file();

        need(send_descriptor(pair[0], file) == 1 && !close(file));
        const int other = i % 2 ? a_file() : -1, came = receive_descriptor(pair[1]);
        need(write(came, "x", 1) == 1 && !close(came));
        need(other == -1 || !close(other));
    }
    need(!close(pair[0]) && !close(pair[1]));
}
