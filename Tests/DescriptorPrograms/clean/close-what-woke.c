/* A thread wakes another one, which closes what it was woken by: the byte has come, and so the
 * write is done, though the writer may not have returned yet. On one processor it seldom has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sched.h>

enum { ROUNDS = 200 };

static void *wake(void *pair)
{
    need(send(((int *)pair)[1], "x", 1, 0) == 1);
    return NULL;
}

static void be_woken(void)
{
    pthread_t thread;
    int pair[2];
    char byte;

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    need(!pthread_create(&thread, NULL, wake, pair));
    need(read(pair[0], &byte, 1) == 1);
    need(!close(pair[1]) && !close(pair[0]));
    need(!pthread_join(thread, NULL));
}

int main(void)
{
    cpu_set_t one;

    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    need(!sched_setaffinity(0, sizeof one, &one));
    for (int round = 0; round < ROUNDS; round++)
        be_woken();
}
