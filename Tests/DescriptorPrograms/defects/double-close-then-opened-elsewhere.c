/* A thread closes twice, and goes on to nothing else before another thread gets the number.
 * finds: double-close
 * opened: make_the_socket
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <stdatomic.h>

static atomic_int stage;

static void wait_until(int wanted)
{
    while (stage != wanted)
        sched_yield();
}

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

static void *open_a_file(void *number)
{
    wait_until(1);
    need(a_file() == *(int *)number);
    stage = 2;
    wait_until(3);
    need(!close(*(int *)number));
    return NULL;
}

int main(void)
{
    pthread_t thread;
    int fd = make_the_socket();

    need(!pthread_create(&thread, NULL, open_a_file, &fd));
    close_it(fd);
    close_it_again(fd);
    stage = 1;
    wait_until(2);
    stage = 3;
    need(!pthread_join(thread, NULL));
}
