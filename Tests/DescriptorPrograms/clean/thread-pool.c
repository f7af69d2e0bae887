/* Four threads open, use and close sockets of their own; the numbers go from one to another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

enum { THREADS = 4, ROUNDS = 200 };

static SEEN void *work(void *unused)
{
    for (int i = 0; i < ROUNDS; i++) {
        char byte;
        int pair[2];

        need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
        need(write(pair[0], "x", 1) == 1 && read(pair[1], &byte, 1) == 1);
        need(!close(pair[0]) && !close(pair[1]));
    }
    return unused;
}

int main(void)
{
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++)
        need(!pthread_create(&threads[i], NULL, work, NULL));
    for (int i = 0; i < THREADS; i++)
        need(!pthread_join(threads[i], NULL));
}
