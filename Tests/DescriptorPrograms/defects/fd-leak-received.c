/* A descriptor comes as a message, and is never closed.
 * finds: fd-leak
 * opened: take_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../passing.h"

static SEEN int take_it(int from) { return receive_descriptor(from); }

int main(void)
{
    int pair[2];
    const int file = a_file();

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    need(send_descriptor(pair[0], file) == 1 && take_it(pair[1]) != -1);
    need(!close(file) && !close(pair[0]) && !close(pair[1]));
}
