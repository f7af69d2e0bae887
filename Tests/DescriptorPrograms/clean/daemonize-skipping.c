/* A daemon closes all numbers but those that it needs, and uses these.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int log_file, listener;

static SEEN void become_a_daemon(void)
{
    need(setsid() != -1);
    for (int number = 3; number < 512; number++)
        if (number != log_file && number != listener)
            close(number);
    need(write(log_file, "x", 1) == 1);
    need(!close(log_file) && !close(listener));
}

int main(void)
{
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    log_file = a_file();
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    in_child(become_a_daemon);
    need(!close(log_file) && !close(listener) && !close(ends[0]) && !close(ends[1]));
}
